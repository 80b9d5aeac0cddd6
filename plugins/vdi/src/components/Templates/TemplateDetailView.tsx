import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { SubtleText } from '../States';
import { PlatformLabel } from '../Workstation';
import { ChangesPanel } from './ChangesPanel';
import { TemplateSettingsPanel } from './settings';
import { TemplateFacts } from './TemplateFacts';
import { TemplateMarks } from './TemplateMarks';
import { VersionsPanel } from './VersionsPanel';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  header: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
  },
  name: { overflowWrap: 'anywhere' },
  columns: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
  },
  column: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** Header, facts, versions, settings and history of a template. */
export function TemplateDetailView({ detail }: { detail: TemplateDetail }) {
  const classes = useStyles();
  const { template } = detail;
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.header}>
          <Typography className={classes.name} component="h2" variant="h4">
            {template.name}
          </Typography>
          <TemplateMarks template={template} />
        </div>
        <Typography component="div" variant="body2">
          <PlatformLabel platform={template.platform} />
          {template.description && ` · ${template.description}`}
        </Typography>
        <SubtleText component="div" variant="caption">
          <code>{template.id}</code>
        </SubtleText>
      </div>
      <VersionsPanel detail={detail} />
      <div className={classes.columns}>
        <TemplateSettingsPanel detail={detail} />
        <div className={classes.column}>
          <TemplateFacts detail={detail} />
          <ChangesPanel detail={detail} />
        </div>
      </div>
    </div>
  );
}
