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
import { EmptyState, LoadedPage } from '../States';
import { NewPoolButton } from './NewPoolButton';
import { PoolRow } from './PoolRow';

const useStyles = makeStyles({
  bar: { display: 'flex', justifyContent: 'flex-end' },
});

const idOf = ({ template }: Pool) => template.id;

/** The warm pools, those with a problem first. */
export function PoolsPage() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { managePools } = useMay();
  return (
    <LoadedPage
      count={4}
      loading={t('pools.loading')}
      query={usePools()}
      title={t('page.pools')}
    >
      {pools =>
        pools.length === 0 ? (
          <EmptyState
            icon={WarmIcon}
            text={t('pools.emptyText')}
            title={t('pools.emptyTitle')}
          >
            {managePools && <NewPoolButton taken={[]} />}
          </EmptyState>
        ) : (
          <>
            {managePools && (
              <div className={classes.bar}>
                <NewPoolButton taken={pools.map(idOf)} />
              </div>
            )}
            <PoolsTable pools={pools} />
          </>
        )
      }
    </LoadedPage>
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
