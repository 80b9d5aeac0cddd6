import DesktopIcon from '@material-ui/icons/DesktopWindowsOutlined';
import { makeStyles } from '@material-ui/core/styles';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  useEntityWorkstations,
  useMe,
  useUserRef,
  useVdiTranslation,
} from '../../hooks';
import { NewWorkstationButton } from '../NewWorkstation';
import { EmptyState, Loading, LoadProblem, StaleNotice } from '../States';
import { WorkstationGrid } from '../Workstation';
import { mineFirst } from './mineFirst';
import { suggestedTemplates } from './suggestedTemplates';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  bar: { display: 'flex', justifyContent: 'flex-end' },
}));

/** The workstations opened for an entity, and a way to open one. */
export function EntityWorkstations({ entity }: { entity: Entity }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  const entityRef = stringifyEntityRef(entity);
  const query = useEntityWorkstations(entityRef);
  const me = useMe();
  const { value } = query;
  if (!value) {
    return query.loading ? (
      <Loading shape="cards" text={t('entityTab.loading')} />
    ) : (
      <LoadProblem query={query} />
    );
  }
  const name = entity.metadata.title ?? entity.metadata.name;
  const button = me.value?.may.createWorkstations && (
    <NewWorkstationButton
      target={{
        entityRef,
        entityName: name,
        suggestedTemplates: suggestedTemplates(entity),
      }}
    />
  );
  return (
    <div className={classes.root}>
      <StaleNotice query={query} />
      {value.items.length > 0 && <div className={classes.bar}>{button}</div>}
      <WorkstationGrid
        label={t('entityTab.heading', { entity: name })}
        userRef={userRef}
        withEntity={false}
        workstations={mineFirst(value.items, userRef)}
      >
        <EmptyState
          icon={DesktopIcon}
          title={t('entityTab.emptyTitle', { entity: name })}
          text={t('entityTab.emptyText')}
        >
          {button}
        </EmptyState>
      </WorkstationGrid>
    </div>
  );
}
