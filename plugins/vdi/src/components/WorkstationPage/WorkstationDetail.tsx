import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useKeptFocus, useMe, useVdiTranslation } from '../../hooks';
import { isOnTheWayUp } from '../../workstations';
import {
  ActionsMenu,
  PrimaryActionButton,
  useWorkstationControls,
  WorkstationControlsOutcome,
} from '../Actions';
import { Column, Columns, DetailHead } from '../Panel';
import {
  FailureNotice,
  LaunchProgress,
  PlatformLabel,
  StatusLabel,
  StopNotice,
  WorkstationFacts,
} from '../Workstation';
import { ConnectionPanel } from './ConnectionPanel';
import { FactsPanel } from './FactsPanel';
import { EventsPanel } from './EventsPanel';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  actions: {
    alignItems: 'center',
    display: 'flex',
    gap: theme.spacing(1),
    marginLeft: 'auto',
  },
  progress: { maxWidth: 640 },
}));

interface WorkstationDetailProps {
  workstation: Workstation;
}

/** Header, facts, connection and history of a workstation. */
export function WorkstationDetail({ workstation }: WorkstationDetailProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const me = useMe();
  const controls = useWorkstationControls(workstation);
  const { fallback, keep } = useKeptFocus<HTMLHeadingElement>();
  const { name, platform, status, template } = workstation;
  return (
    <div className={classes.root} {...keep}>
      <DetailHead
        beside={
          <>
            <StatusLabel workstation={workstation} />
            <div className={classes.actions}>
              <PrimaryActionButton
                workstation={workstation}
                controls={controls}
              />
              <ActionsMenu
                administers={me.value?.may.readFleet}
                withDetails={false}
                workstation={workstation}
                controls={controls}
              />
            </div>
          </>
        }
        heading={fallback}
        title={name}
      >
        <Typography component="div" variant="body2">
          <PlatformLabel platform={platform} />
          {` · ${t('detail.templateVersion', {
            name: template.name,
            version: String(template.version),
          })}`}
        </Typography>
        <WorkstationFacts workstation={workstation} />
      </DetailHead>
      <StopNotice workstation={workstation} controls={controls} />
      {isOnTheWayUp(status) && (
        <div className={classes.progress}>
          <LaunchProgress workstation={workstation} />
        </div>
      )}
      <FailureNotice workstation={workstation} />
      <WorkstationControlsOutcome
        workstation={workstation}
        controls={controls}
      />
      <Columns>
        <Column>
          <ConnectionPanel
            outcome={controls.connection.outcome}
            workstation={workstation}
          />
          <FactsPanel workstation={workstation} />
        </Column>
        <EventsPanel workstation={workstation} />
      </Columns>
    </div>
  );
}
