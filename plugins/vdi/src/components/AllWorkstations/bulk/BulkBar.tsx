import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../../hooks';
import { SubtleText } from '../../States';
import { BulkDialog, needsQuestion } from './BulkDialog';
import { BULK_ACTIONS, type BulkAction } from './bulkRun';

const useStyles = makeStyles(theme => ({
  // As high with a selection as without, so that choosing a row moves none.
  root: {
    alignItems: 'center',
    display: 'flex',
    gap: theme.spacing(1),
    minHeight: 40,
    overflowX: 'auto',
    '& > *': { flex: '0 0 auto' },
  },
}));

interface BulkBarProps {
  /** How many workstations there are on all pages */
  total: number;
  selected: readonly Workstation[];
  /** Whether something is being done already */
  busy: boolean;
  onStart: (action: BulkAction, workstations: readonly Workstation[]) => void;
  onClear: () => void;
}

/** How many workstations there are, and what can be done with the chosen ones together. */
export function BulkBar(props: BulkBarProps) {
  const { total, selected, busy, onStart, onClear } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  const [asked, setAsked] = useState<{
    action: BulkAction;
    workstations: readonly Workstation[];
    open: boolean;
  }>();
  const possible = (action: BulkAction) =>
    selected.filter(({ actions }) => actions.includes(action));
  const choose = (action: BulkAction) => {
    if (needsQuestion(action, possible(action), userRef)) {
      setAsked({ action, workstations: selected, open: true });
    } else {
      onStart(action, selected);
    }
  };
  const close = () => setAsked(last => last && { ...last, open: false });
  return (
    <div aria-label={t('bulk.bar')} className={classes.root} role="group">
      <SubtleText aria-live="polite">
        {selected.length > 0
          ? t('bulk.selected', { count: selected.length })
          : t('fleet.total', { count: total })}
      </SubtleText>
      {selected.length > 0 && (
        <>
          {BULK_ACTIONS.map(action => {
            const count = possible(action).length;
            const label = t(`action.${action}`);
            const possibleFor = t('bulk.actionFor', {
              action: label,
              number: String(count),
              total: String(selected.length),
            });
            return (
              <Button
                key={action}
                aria-label={possibleFor}
                disabled={busy || count === 0}
                onClick={() => choose(action)}
                size="small"
                title={possibleFor}
                variant="outlined"
              >
                {label}
              </Button>
            );
          })}
          <Button onClick={onClear} size="small">
            {t('bulk.clear')}
          </Button>
        </>
      )}
      {asked && (
        <BulkDialog
          action={asked.action}
          onClose={close}
          onConfirm={() => {
            close();
            onStart(asked.action, asked.workstations);
          }}
          open={asked.open}
          workstations={asked.workstations.filter(({ actions }) =>
            actions.includes(asked.action),
          )}
        />
      )}
    </div>
  );
}
