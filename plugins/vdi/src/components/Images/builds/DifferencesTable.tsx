import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import { DataTable, RowHeader } from '../../Panel';

const STEP = 50;

const useStyles = makeStyles({
  value: {
    maxWidth: 320,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  more: { justifySelf: 'start' },
});

interface DifferencesTableProps {
  caption: string;
  /** What the first column names */
  label: string;
  /** Without `from` where something is new, without `to` where it is gone */
  items: readonly { name: string; from?: string; to?: string }[];
}

/** What something was and what it is; many of them bit by bit. */
export function DifferencesTable(props: DifferencesTableProps) {
  const { caption, label, items } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const [shown, setShown] = useState(STEP);
  const more = items.length - shown;
  return (
    <>
      <DataTable
        caption={caption}
        columns={[label, t('builds.from'), t('builds.to')]}
      >
        {items.slice(0, shown).map(({ name, from, to }) => (
          <TableRow key={name}>
            <RowHeader>{name}</RowHeader>
            <TableCell className={classes.value}>
              {from ?? t('builds.added')}
            </TableCell>
            <TableCell className={classes.value}>
              {to ?? t('builds.removed')}
            </TableCell>
          </TableRow>
        ))}
      </DataTable>
      {more > 0 && (
        <Button
          className={classes.more}
          onClick={() => setShown(shown + STEP)}
          size="small"
        >
          {t('builds.moreOf', { count: more })}
        </Button>
      )}
    </>
  );
}
