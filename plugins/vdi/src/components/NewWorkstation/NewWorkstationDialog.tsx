import { useEffect, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { errorKind } from '../../errors';
import {
  useMe,
  useMyWorkstations,
  useTemplates,
  useVdiTranslation,
} from '../../hooks';
import { suggestedFirst } from '../../workstations';
import { unlessDoubleClick } from '../Panel';
import { Loading, LoadProblem } from '../States';
import { NewWorkstationFields } from './NewWorkstationFields';
import { startText } from './startText';
import { useNewWorkstation } from './useNewWorkstation';
import { useWorkstationForm } from './useWorkstationForm';

const useStyles = makeStyles(theme => ({
  // As tall as the dialog allows, so that only the fields scroll.
  form: { display: 'flex', flexDirection: 'column', minHeight: 0 },
  content: { display: 'grid', gap: theme.spacing(2) },
}));

/** What a new workstation is opened for, when that is already known. */
export interface NewWorkstationTarget {
  /** Absent where it is opened for the template itself */
  entityRef?: string;
  entityName: string;
  /** Ids of the templates that the entity's owners suggest */
  suggestedTemplates: readonly string[];
}

interface NewWorkstationDialogProps {
  target?: NewWorkstationTarget;
  onCreated: (created: Workstation) => void;
  onClose: () => void;
}

/** Asks for a workstation, in one step. Mount it anew each time it opens. */
export function NewWorkstationDialog(props: NewWorkstationDialogProps) {
  const { target, onCreated, onClose } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const small = useMediaQuery(useTheme().breakpoints.down('xs'));
  const templates = useTemplates();
  const me = useMe();
  const mine = useMyWorkstations();
  const suggested = target?.suggestedTemplates ?? [];
  const form = useWorkstationForm({
    templates: suggestedFirst(templates.value ?? [], suggested),
    takenNames: mine.value?.items.map(({ name }) => name) ?? [],
    entityRef: target?.entityRef,
  });
  const { submit, busy, error } = useNewWorkstation(onCreated);
  const { refresh } = templates;
  const conflict = error !== undefined && errorKind(error) === 'conflict';
  useEffect(() => {
    if (conflict) {
      refresh();
    }
  }, [conflict, refresh]);

  const limits = me.value?.workstations;
  const full = limits !== undefined && limits.used >= limits.limit;
  const { request } = form;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (request && !full) {
      // Should the answer get lost, the name must stay, although it will then be among those taken.
      form.setName(form.name);
      submit(request);
    }
  };
  return (
    <Dialog
      aria-labelledby="vdi-new-title"
      fullScreen={small}
      fullWidth
      maxWidth="md"
      onClose={busy ? undefined : unlessDoubleClick(onClose)}
      open
    >
      <form className={classes.form} noValidate onSubmit={onSubmit}>
        <DialogTitle id="vdi-new-title">
          {target
            ? t('create.titleFor', { entity: target.entityName })
            : t('create.title')}
        </DialogTitle>
        <DialogContent className={classes.content} dividers>
          {templates.loading && <Loading text={t('create.loading')} />}
          {templates.value === undefined && <LoadProblem query={templates} />}
          {templates.value && (
            <NewWorkstationFields
              error={error}
              form={form}
              limits={full ? limits : undefined}
              suggested={suggested}
              templates={suggestedFirst(templates.value, suggested)}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button disabled={busy} onClick={onClose}>
            {t('create.cancel')}
          </Button>
          <Button
            color="primary"
            disabled={busy || full || !request}
            type="submit"
            variant="contained"
          >
            {busy
              ? t('create.busy')
              : startText(form.template, form.version, t, language)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
