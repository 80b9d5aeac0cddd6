import { makeStyles } from '@material-ui/core/styles';
import WarmIcon from '@material-ui/icons/WhatshotOutlined';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import {
  useMay,
  usePools,
  useSteadyList,
  useVdiTranslation,
} from '../../hooks';
import { DataTable } from '../Panel';
import {
  EmptyState,
  Loading,
  LoadProblem,
  StaleNotice,
  VisuallyHidden,
} from '../States';
import { NewPoolButton } from './NewPoolButton';
import { PoolRow } from './PoolRow';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  bar: { display: 'flex', justifyContent: 'flex-end' },
}));

const idOf = ({ template }: Pool) => template.id;

/** The warm pools, those with a problem first. */
export function PoolsPage() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const pools = usePools();
  const { managePools } = useMay();
  const { value } = pools;
  return (
    <div className={classes.root}>
      <VisuallyHidden>
        <h2>{t('page.pools')}</h2>
      </VisuallyHidden>
      <StaleNotice query={pools} />
      {pools.loading && <Loading text={t('pools.loading')} count={4} />}
      {!value && <LoadProblem query={pools} />}
      {value?.length === 0 && (
        <EmptyState
          icon={WarmIcon}
          text={t('pools.emptyText')}
          title={t('pools.emptyTitle')}
        >
          {managePools && <NewPoolButton taken={[]} />}
        </EmptyState>
      )}
      {value && value.length > 0 && (
        <>
          {managePools && (
            <div className={classes.bar}>
              <NewPoolButton taken={value.map(idOf)} />
            </div>
          )}
          <PoolsTable pools={value} />
        </>
      )}
    </div>
  );
}

function PoolsTable({ pools }: { pools: readonly Pool[] }) {
  const { t } = useVdiTranslation();
  const { items, hold } = useSteadyList(pools, { idOf });
  return (
    <DataTable
      caption={t('page.pools')}
      columns={[
        t('create.template'),
        t('fleet.status'),
        t('pools.members'),
        t('pools.claimedToday'),
        t('pools.connectable'),
        t('pools.idle'),
        t('pools.next'),
      ]}
      hold={hold}
    >
      {items.map(pool => (
        <PoolRow key={pool.template.id} pool={pool} />
      ))}
    </DataTable>
  );
}
