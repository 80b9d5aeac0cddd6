import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import DialogContentText from '@material-ui/core/DialogContentText';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { useManagedTemplates, useVdiTranslation } from '../../hooks';
import { poolRouteRef } from '../../routes';
import { QuestionDialog } from '../Actions';
import { Loading, LoadProblem } from '../States';

interface NewPoolButtonProps {
  /** Ids of templates that have a pool */
  taken: readonly string[];
}

/** Leads to the editor of a template that has no pool. */
export function NewPoolButton({ taken }: NewPoolButtonProps) {
  const { t } = useVdiTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button color="primary" onClick={() => setOpen(true)} variant="contained">
        {t('pools.new')}
      </Button>
      {open && <ChoiceDialog onClose={() => setOpen(false)} taken={taken} />}
    </>
  );
}

function ChoiceDialog(props: NewPoolButtonProps & { onClose: () => void }) {
  const { taken, onClose } = props;
  const { t } = useVdiTranslation();
  const navigate = useNavigate();
  const pool = useRouteRef(poolRouteRef);
  const templates = useManagedTemplates();
  const [chosen, setChosen] = useState<Template | null>(null);
  const { value } = templates;
  const possible = (value ?? []).filter(
    ({ id, hidden }) => !hidden && !taken.includes(id),
  );
  return (
    <QuestionDialog
      busy={false}
      confirm={t('pools.newConfirm')}
      confirming={t('pools.newConfirm')}
      disabled={!chosen}
      id="vdi-new-pool"
      keep={t('create.cancel')}
      onClose={onClose}
      onConfirm={() => chosen && navigate(pool({ templateId: chosen.id }))}
      open
      title={t('pools.new')}
    >
      {templates.loading && <Loading count={1} text={t('create.loading')} />}
      {!value && <LoadProblem query={templates} />}
      {value && possible.length === 0 && (
        <DialogContentText>{t('pools.allTaken')}</DialogContentText>
      )}
      {possible.length > 0 && (
        <>
          <DialogContentText>{t('pools.newText')}</DialogContentText>
          <Autocomplete
            getOptionLabel={({ name }) => name}
            getOptionSelected={(one, other) => one.id === other.id}
            id="vdi-new-pool-template"
            onChange={(_event, template) => setChosen(template)}
            options={possible}
            renderInput={params => (
              <TextField
                {...params}
                label={t('create.template')}
                size="small"
                variant="outlined"
              />
            )}
            value={chosen}
          />
        </>
      )}
    </QuestionDialog>
  );
}
