import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { poolRouteRef } from '../../routes';
import { RowHeader } from '../Panel';
import { SubtleText } from '../States';
import { HeldReason } from './HeldReason';
import { Members } from './Members';
import { NextChange } from './NextChange';
import { hitRate } from './poolState';
import { PoolStateLabel } from './PoolStateLabel';
import { useFigures } from './useFigures';

const useStyles = makeStyles(theme => ({
  narrow: { whiteSpace: 'nowrap' },
  held: { maxWidth: theme.spacing(40) },
}));

/** One pool among all. */
export function PoolRow({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(poolRouteRef);
  const { template, version, source, held, nextChange } = pool;
  const figures = useFigures(pool);
  return (
    <TableRow hover>
      <RowHeader>
        <Link component={RouterLink} to={details({ templateId: template.id })}>
          {template.name}
        </Link>
        <SubtleText component="div" variant="caption">
          {t('fleet.versionShort', { version: String(version) })}
          {source === 'configuration' && ` · ${t('pools.configured')}`}
        </SubtleText>
      </RowHeader>
      <TableCell>
        <PoolStateLabel pool={pool} />
        {held && (
          <SubtleText
            className={classes.held}
            component="div"
            variant="caption"
          >
            <HeldReason held={held} />
          </SubtleText>
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        <Members pool={pool} />
      </TableCell>
      <TableCell className={classes.narrow}>
        {figures.claimed}
        {hitRate(pool.today) !== undefined && (
          <SubtleText component="div" variant="caption">
            {t('pools.hitRateIs', { rate: figures.hitRate })}
          </SubtleText>
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {figures.median}
        {pool.today.p99Seconds !== undefined && (
          <SubtleText component="div" variant="caption">
            {t('pools.p99Is', { duration: figures.p99 })}
          </SubtleText>
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {figures.idleDollars}
        <SubtleText component="div" variant="caption">
          {figures.idleHours}
        </SubtleText>
      </TableCell>
      <TableCell className={classes.narrow}>
        <NextChange change={nextChange} />
      </TableCell>
    </TableRow>
  );
}
