import { useRef } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import {
  useLiveQuery,
  useSubmit,
  useToast,
  useVdiTranslation,
} from '../../hooks';
import { QuestionDialog } from '../Actions';
import { Loading, LoadProblem } from '../States';
import { RolloutEffect } from './RolloutEffect';

interface RolloutDialogProps {
  template: Template;
  /** The version that is to become the default; no question while it is absent */
  version?: number;
  onClose: () => void;
}

/** Says what another default version would do, and asks. */
export function RolloutDialog(props: RolloutDialogProps) {
  const { version } = props;
  // While it fades away the dialog still says what it asked.
  const asked = useRef(version);
  asked.current = version ?? asked.current;
  return asked.current === undefined ? null : (
    <Question {...props} open={version !== undefined} version={asked.current} />
  );
}

function Question(
  props: RolloutDialogProps & { open: boolean; version: number },
) {
  const { template, version, open, onClose } = props;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  const { id, name } = template;
  // What this question itself changes, it does not talk about.
  const present = useRef(template.defaultVersion);
  if (open && !busy) {
    present.current = template.defaultVersion;
  }
  const defaultVersion = present.current;
  const already = version === defaultVersion;
  const preview = useLiveQuery({
    key: `${id} ${version} ${open}`,
    load: async signal =>
      open ? api.previewRollout(id, version, { signal }) : undefined,
    keepPrevious: true,
  });
  const kind = version < defaultVersion ? 'back' : 'forward';
  const number = String(version);
  const close = () => {
    dismissError();
    onClose();
  };
  const confirm = async () => {
    if (
      await submit(() => api.updateTemplate(id, { defaultVersion: version }))
    ) {
      toast(t('rollout.done', { name, version: number }));
      onClose();
    }
  };
  if (already) {
    return (
      <QuestionDialog
        busy={busy}
        confirming=""
        id="vdi-rollout"
        keep={t('bulk.close')}
        onClose={close}
        onConfirm={close}
        open={open}
        title={t('rollout.alreadyTitle', { name, version: number })}
      >
        <DialogContentText>
          {t('rollout.already', { version: number })}
        </DialogContentText>
      </QuestionDialog>
    );
  }
  return (
    <QuestionDialog
      busy={busy}
      confirm={t(`rollout.${kind}.confirm`, { version: number })}
      confirming={t('rollout.busy')}
      disabled={!preview.value}
      error={error}
      id="vdi-rollout"
      keep={t('rollout.keep', { version: String(defaultVersion) })}
      onClose={close}
      onConfirm={confirm}
      open={open}
      title={t(`rollout.${kind}.title`, { name, version: number })}
    >
      <DialogContentText>
        {t('rollout.text', { version: number, from: String(defaultVersion) })}
      </DialogContentText>
      {!preview.value && preview.loading && (
        <Loading count={2} text={t('rollout.loading')} />
      )}
      {!preview.value && <LoadProblem query={preview} />}
      {preview.value && <RolloutEffect preview={preview.value} />}
    </QuestionDialog>
  );
}
