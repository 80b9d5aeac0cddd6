import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import WaitingIcon from '@material-ui/icons/RadioButtonUnchecked';
import TimelapseIcon from '@material-ui/icons/Timelapse';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { errorMessage } from '../../../errors';
import { useVdiTranslation, type VdiTranslate } from '../../../hooks';
import { statusText } from '../../../workstations';
import type { BulkItem } from './bulkRun';

const ICONS: Record<BulkItem['state'], typeof CheckIcon> = {
  waiting: WaitingIcon,
  running: TimelapseIcon,
  done: CheckIcon,
  unfit: BlockIcon,
  refused: ErrorIcon,
  cancelled: BlockIcon,
};

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'flex-start',
    display: 'flex',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

/** How it went for one of several workstations. */
export function BulkResult({ item }: { item: BulkItem }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const Icon = ICONS[item.state];
  return (
    <Typography className={classes.root} component="li" variant="body2">
      <Icon fontSize="small" aria-hidden="true" />
      <span>
        {t('bulk.result', {
          name: item.workstation.name,
          result: resultText(item, t),
        })}
      </span>
    </Typography>
  );
}

function resultText({ state, workstation, error }: BulkItem, t: VdiTranslate) {
  switch (state) {
    case 'unfit':
      return t('bulk.unfit', { status: statusText(workstation, t) });
    case 'refused':
      return t('bulk.refused', {
        reason: error ? errorMessage(error) : t('failure.unknown'),
      });
    default:
      return t(`bulk.${state}`);
  }
}
