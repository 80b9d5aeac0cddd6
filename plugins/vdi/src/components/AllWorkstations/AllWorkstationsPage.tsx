import { makeStyles } from '@material-ui/core/styles';
import DesktopIcon from '@material-ui/icons/DesktopWindowsOutlined';
import SearchIcon from '@material-ui/icons/FindInPage';
import Button from '@material-ui/core/Button';
import { useVdiTranslation, useWorkstations } from '../../hooks';
import {
  EmptyState,
  Loading,
  LoadProblem,
  StaleNotice,
  VisuallyHidden,
} from '../States';
import { FleetCounts } from './FleetCounts';
import { FleetDrawer } from './FleetDrawer';
import { FleetFilters } from './FleetFilters';
import { FleetTable } from './FleetTable';
import { Pager } from './Pager';
import { isFiltered } from './fleetSearch';
import { useFleetSearch } from './useFleetSearch';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** Everybody's workstations, for those who run the fleet. */
export function AllWorkstationsPage() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const fleet = useFleetSearch();
  const { search, query } = fleet;
  const result = useWorkstations(query);
  const { value } = result;
  return (
    <div className={classes.root}>
      <VisuallyHidden>
        <h2>{t('page.allHeading')}</h2>
      </VisuallyHidden>
      <FleetCounts onFilter={status => fleet.filter({ status })} />
      <FleetFilters
        search={search}
        onChange={fleet.filter}
        onClear={fleet.clear}
      />
      <StaleNotice query={result} />
      {result.loading && <Loading text={t('fleet.loading')} count={8} />}
      {!value && <LoadProblem query={result} />}
      {value && (
        <>
          <FleetTable
            onOpen={fleet.open}
            onSort={fleet.sortBy}
            outdated={result.outdated}
            pageKey={JSON.stringify(query)}
            sort={search.sort}
            total={value.total}
            workstations={value.items}
          >
            {isFiltered(search) ? (
              <EmptyState
                icon={SearchIcon}
                title={t('fleet.noMatchTitle')}
                text={t('fleet.noMatchText')}
              >
                <Button onClick={fleet.clear} variant="outlined">
                  {t('fleet.clear')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState
                icon={DesktopIcon}
                title={t('fleet.emptyTitle')}
                text={t('fleet.emptyText')}
              />
            )}
          </FleetTable>
          <Pager
            hasPrevious={search.cursor !== undefined}
            nextCursor={value.nextCursor}
            onFirst={fleet.first}
            onNext={fleet.next}
            onPrevious={fleet.previous}
            page={search.page}
          />
        </>
      )}
      <FleetDrawer
        onClose={() => fleet.open(undefined)}
        workstationId={search.open}
      />
    </div>
  );
}
