import { useState } from 'react';
import { useVdiTranslation } from '../../../hooks';
import { nameProblem } from '../../../workstations';
import { CheckedField } from '../../Fields';
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
      <CheckedField
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog is about nothing else
        autoFocus
        fullWidth
        help={t('create.nameHelp')}
        id={`${question.id}-name`}
        label={t('create.name')}
        margin="dense"
        onChange={event => setText(event.target.value)}
        onFocus={event => event.target.select()}
        problem={problem && t(PROBLEMS[problem])}
        value={text}
      />
    </QuestionDialog>
  );
}
