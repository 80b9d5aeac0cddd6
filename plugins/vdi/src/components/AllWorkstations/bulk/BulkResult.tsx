import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import WaitingIcon from '@material-ui/icons/RadioButtonUnchecked';
import TimelapseIcon from '@material-ui/icons/Timelapse';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import { errorText } from '../../../errors';
import { useVdiTranslation, type VdiTranslate } from '../../../hooks';
import { statusText } from '../../../workstations';
import type { BulkAction, BulkItem } from './bulkRun';

const ICONS: Record<BulkItem['state'], typeof CheckIcon> = {
  waiting: WaitingIcon,
  running: TimelapseIcon,
  done: CheckIcon,
  unfit: BlockIcon,
  refused: ErrorIcon,
  cancelled: BlockIcon,
};

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    alignItems: 'flex-start',
    display: 'flex',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  done: { color: theme.palette.type === 'dark' ? '#81c995' : '#1b6e2f' },
  refused: { color: theme.palette.type === 'dark' ? '#f6aea9' : '#b3261e' },
  other: { color: theme.palette.textSubtle },
}));

interface BulkResultProps {
  action: BulkAction;
  item: BulkItem;
}

/** How it went for one of several workstations. */
export function BulkResult({ action, item }: BulkResultProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { state } = item;
  const Icon = ICONS[state];
  const color =
    state === 'done' || state === 'refused' ? classes[state] : classes.other;
  return (
    <Typography className={classes.root} component="li" variant="body2">
      <Icon className={color} fontSize="small" aria-hidden="true" />
      <span>
        {t('bulk.result', {
          name: item.workstation.name,
          result: resultText(action, item, t),
        })}
      </span>
    </Typography>
  );
}

function resultText(
  action: BulkAction,
  { state, workstation, error }: BulkItem,
  t: VdiTranslate,
) {
  switch (state) {
    case 'unfit':
      // Its status would allow it, for it allows to stop it.
      if (action === 'hibernate' && workstation.actions.includes('stop')) {
        return t('bulk.cannotHibernate');
      }
      return t('bulk.unfit', { status: statusText(workstation, t) });
    case 'refused':
      return t('bulk.refused', {
        reason: error ? errorText(error, t) : t('failure.unknown'),
      });
    default:
      return t(`bulk.${state}`);
  }
}
