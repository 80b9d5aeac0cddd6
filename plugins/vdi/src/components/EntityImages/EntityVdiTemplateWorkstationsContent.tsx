import DesktopIcon from '@material-ui/icons/DesktopWindowsOutlined';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TEMPLATE_ANNOTATION } from '@deskstage/backstage-plugin-vdi-common';
import {
  useMe,
  useUserRef,
  useVdiTranslation,
  useWorkstations,
} from '../../hooks';
import { mineFirst } from '../EntityTab';
import { NewWorkstationButton } from '../NewWorkstation';
import { EmptyState, HealthBanner, Loaded } from '../States';
import { WorkstationGrid } from '../Workstation';
import { templateIdOf } from './annotations';
import { NotAnnotated } from './NotAnnotated';

const MOST = 200;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  bar: { display: 'flex', justifyContent: 'flex-end' },
}));

/** Tab of a template's entity with the workstations made from it that one may see. */
export function EntityVdiTemplateWorkstationsContent() {
  const { entity } = useEntity();
  const templateId = templateIdOf(entity);
  const { name, title } = entity.metadata;
  return templateId ? (
    <>
      <HealthBanner />
      <TemplateWorkstations name={title ?? name} templateId={templateId} />
    </>
  ) : (
    <NotAnnotated annotation={TEMPLATE_ANNOTATION} />
  );
}

interface TemplateWorkstationsProps {
  templateId: string;
  /** Of the entity */
  name: string;
}

function TemplateWorkstations({ templateId, name }: TemplateWorkstationsProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  const me = useMe();
  const button = me.value?.may.createWorkstations && (
    <NewWorkstationButton
      target={{ entityName: name, suggestedTemplates: [templateId] }}
    />
  );
  return (
    <Loaded
      count={3}
      loading={t('entityTab.loading')}
      query={useWorkstations({
        template: templateId,
        sort: 'createdAt',
        limit: MOST,
      })}
    >
      {({ items }) => (
        <div className={classes.root}>
          {items.length > 0 && <div className={classes.bar}>{button}</div>}
          <WorkstationGrid
            label={t('entityTab.heading', { entity: name })}
            userRef={userRef}
            workstations={mineFirst(items, userRef)}
          >
            <EmptyState
              icon={DesktopIcon}
              text={t('entityImage.noWorkstations')}
              title={t('entityTab.emptyTitle', { entity: name })}
            >
              {button}
            </EmptyState>
          </WorkstationGrid>
        </div>
      )}
    </Loaded>
  );
}
