import { useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useVdiTranslation } from '../../../hooks';
import { formatClock, useNow } from '../../../time';
import { EXTENSIONS, extendedTo } from '../../../workstations';
import { QuestionDialog } from './QuestionDialog';
import type { WorkstationQuestionProps } from './WorkstationQuestionProps';

/** Keeps a workstation running for longer than it would be otherwise. */
export function ExtendDialog(props: WorkstationQuestionProps) {
  const { workstation, onAnswer, ...question } = props;
  const { t, language } = useVdiTranslation();
  const now = useNow(15_000);
  const [hours, setHours] = useState<number>(EXTENSIONS[1]);
  const { stopsAt } = workstation;
  const stop = stopsAt ? Date.parse(stopsAt) : now;
  return (
    <QuestionDialog
      {...question}
      confirm={t('extend.confirm')}
      confirming={t('extend.busy')}
      disabled={!stopsAt}
      keep={t('extend.keep')}
      onConfirm={() => onAnswer({ action: 'extend', hours })}
      title={t('extend.title', { name: workstation.name })}
    >
      <DialogContentText>
        {t('extend.text', { time: formatClock(stop, now, language) })}
      </DialogContentText>
      <RadioGroup
        aria-label={t('extend.hours')}
        name={`${question.id}-hours`}
        onChange={event => setHours(Number(event.target.value))}
        value={String(hours)}
      >
        {EXTENSIONS.map(each => (
          <FormControlLabel
            key={each}
            control={<Radio color="primary" size="small" />}
            label={t('extend.option', {
              count: each,
              time: formatClock(extendedTo(stop, each, now), now, language),
            })}
            value={String(each)}
          />
        ))}
      </RadioGroup>
    </QuestionDialog>
  );
}
