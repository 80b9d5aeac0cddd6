import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  useMe,
  useMyWorkstations,
  useSteadyItems,
  useVdiTranslation,
} from '../../hooks';
import { NewWorkstationButton } from '../NewWorkstation';
import { LiveRegion, Loading, LoadProblem, StaleNotice } from '../States';
import { WidgetItem } from './WidgetItem';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1.5), justifyItems: 'start' },
  list: {
    display: 'grid',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    width: '100%',
  },
}));

/** The signed-in person's workstations, to connect to. */
export function Content() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const mine = useMyWorkstations();
  const me = useMe();
  const { items, hold } = useSteadyItems(mine.value?.items ?? []);
  if (!mine.value) {
    return mine.loading ? (
      <Loading text={t('mine.loading')} count={2} />
    ) : (
      <LoadProblem query={mine} />
    );
  }
  return (
    <div className={classes.root}>
      <LiveRegion items={items} />
      <StaleNotice query={mine} />
      {items.length === 0 && (
        <Typography variant="body2">{t('widget.empty')}</Typography>
      )}
      {items.length > 0 && (
        <ul aria-label={t('mine.list')} className={classes.list} {...hold}>
          {items.map(workstation => (
            <WidgetItem key={workstation.id} workstation={workstation} />
          ))}
        </ul>
      )}
      {items.length === 0 && me.value?.may.createWorkstations && (
        <NewWorkstationButton />
      )}
    </div>
  );
}
