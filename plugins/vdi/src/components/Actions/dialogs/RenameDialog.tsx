import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { useVdiTranslation } from '../../../hooks';
import { nameProblem } from '../../../workstations';
import { useProblemStyles } from '../../Panel';
import { QuestionDialog } from './QuestionDialog';
import type { WorkstationQuestionProps } from './WorkstationQuestionProps';

const PROBLEMS = {
  missing: 'create.nameMissing',
  long: 'create.nameLong',
  pattern: 'create.namePattern',
} as const;

/** Gives a workstation another name. */
export function RenameDialog(props: WorkstationQuestionProps) {
  const { workstation, onAnswer, ...question } = props;
  const { t } = useVdiTranslation();
  const problemClass = useProblemStyles();
  const [text, setText] = useState(workstation.name);
  const name = text.trim();
  const problem = nameProblem(name);
  const submit = () =>
    name === workstation.name
      ? question.onClose()
      : onAnswer({ action: 'rename', name });
  return (
    <QuestionDialog
      {...question}
      confirm={t('rename.confirm')}
      confirming={t('rename.busy')}
      disabled={problem !== undefined}
      keep={t('rename.keep')}
      onConfirm={submit}
      title={t('rename.title', { name: workstation.name })}
    >
      <TextField
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is about nothing else
        autoFocus
        error={problem !== undefined}
        FormHelperTextProps={{ className: problemClass }}
        InputLabelProps={{ className: problemClass }}
        fullWidth
        helperText={problem ? t(PROBLEMS[problem]) : t('create.nameHelp')}
        id={`${question.id}-name`}
        label={t('create.name')}
        margin="dense"
        onChange={event => setText(event.target.value)}
        onFocus={event => event.target.select()}
        value={text}
        variant="outlined"
      />
    </QuestionDialog>
  );
}
