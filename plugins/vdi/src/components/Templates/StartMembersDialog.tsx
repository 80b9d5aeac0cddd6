import { useEffect, useRef, useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Template,
  TemplateVersion,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { useSubmit, useToast, useVdiTranslation } from '../../hooks';
import { formatDollars } from '../../workstations';
import { QuestionDialog } from '../Actions';
import { CheckedField, VersionSelect } from '../Fields';

const MOST = 100;

interface StartMembersDialogProps {
  template: Template;
  versions: readonly TemplateVersion[];
  /** The version that is asked about; no question while it is absent */
  version?: number;
  onClose: () => void;
}

/** Starts warm workstations of a version by hand. */
export function StartMembersDialog(props: StartMembersDialogProps) {
  const { template, versions, version, onClose } = props;
  const { t, language } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  const [chosen, setChosen] = useState(version);
  const [text, setText] = useState('1');
  const open = version !== undefined;
  const wasOpen = useRef(open);
  useEffect(() => {
    if (open && !wasOpen.current) {
      setChosen(version);
      setText('1');
    }
    wasOpen.current = open;
  }, [open, version]);

  const count = Number(text);
  const wrong = !Number.isInteger(count) || count < 1 || count > MOST;
  const { id, name, pricePerHour } = template;
  const close = () => {
    dismissError();
    onClose();
  };
  const start = async () => {
    const request = { count, version: chosen };
    if (await submit(() => api.startPoolMembers(id, request))) {
      toast(t('startMembers.done', { count }));
      onClose();
    }
  };
  return (
    <QuestionDialog
      busy={busy}
      confirm={
        wrong ? t('startMembers.open') : t('startMembers.confirm', { count })
      }
      confirming={t('startMembers.busy')}
      disabled={wrong}
      error={error}
      id="vdi-start-members"
      keep={t('create.cancel')}
      onClose={close}
      onConfirm={start}
      open={open}
      title={t('startMembers.title', { name })}
    >
      <DialogContentText>{t('startMembers.text')}</DialogContentText>
      <CheckedField
        id="vdi-start-count"
        inputProps={{ min: 1, max: MOST }}
        label={t('startMembers.count')}
        onChange={event => setText(event.target.value)}
        problem={
          wrong
            ? t('startMembers.countHelp', { most: String(MOST) })
            : undefined
        }
        type="number"
        value={text}
      />
      <VersionSelect
        id="vdi-start-version"
        onChange={setChosen}
        value={chosen}
        versions={versions}
      />
      {pricePerHour !== undefined && !wrong && (
        <DialogContentText>
          {t('startMembers.cost', {
            price: formatDollars(count * pricePerHour, language),
          })}
        </DialogContentText>
      )}
    </QuestionDialog>
  );
}
