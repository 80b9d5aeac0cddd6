import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import { DataTable, RowHeader } from '../../Panel';
import { changesOf, type ChartPoint } from './series';

/** More would be read by nobody. */
const MOST = 100;

const useStyles = makeStyles(theme => ({
  summary: { cursor: 'pointer', padding: theme.spacing(1, 0) },
}));

interface StepsTableProps {
  caption: string;
  points: readonly ChartPoint[];
  withMembers: boolean;
}

/** The same as a chart shows, in rows: one for each change. */
export function StepsTable({ caption, points, withMembers }: StepsTableProps) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  return (
    <details>
      <Typography
        className={classes.summary}
        component="summary"
        variant="body2"
      >
        {t('pools.asTable')}
      </Typography>
      <DataTable
        caption={caption}
        columns={[
          t('pools.from'),
          t('pools.figure.target'),
          ...(withMembers
            ? [t('pools.figure.warm'), t('pools.figure.starting')]
            : []),
        ]}
      >
        {changesOf(points)
          .slice(-MOST)
          .map(({ at, target, warm, starting }) => (
            <TableRow key={at}>
              <RowHeader>{format.format(at)}</RowHeader>
              <TableCell>{target}</TableCell>
              {withMembers && <TableCell>{warm}</TableCell>}
              {withMembers && <TableCell>{starting}</TableCell>}
            </TableRow>
          ))}
      </DataTable>
    </details>
  );
}
