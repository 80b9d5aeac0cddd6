import { useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import type {
  Template,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  useTemplate,
  useVdiTranslation,
  type VdiTranslate,
} from '../../../hooks';
import { formatDollars, specTexts } from '../../../workstations';
import { Loading, LoadProblem, SubtleText } from '../../States';
import { QuestionDialog } from './QuestionDialog';
import type { WorkstationQuestionProps } from './WorkstationQuestionProps';

/** The types that a workstation may have; its own is one of them even if the template has dropped it. */
function typesOf(
  { instance }: Workstation,
  offered: readonly string[],
): string[] {
  const present = instance?.type;
  return present && !offered.includes(present)
    ? [present, ...offered]
    : [...offered];
}

/** Size and price of a type: of the template's first one, and the price of the present one. */
function factsOf(
  type: string,
  { workstation, template }: { workstation: Workstation; template: Template },
  t: VdiTranslate,
  language: string,
): string {
  const isFirst = type === template.instanceType;
  const isPresent = type === workstation.instance?.type;
  const price =
    (isFirst ? template.pricePerHour : undefined) ??
    (isPresent ? workstation.cost?.perHour : undefined);
  return [
    // The disk stays whatever the type.
    ...(isFirst ? specTexts({ ...template, diskGiB: undefined }, t) : []),
    ...(price === undefined
      ? []
      : [t('templates.perHour', { price: formatDollars(price, language) })]),
  ].join(' · ');
}

/** Chooses another instance type for a workstation that is stopped. */
export function ResizeDialog(props: WorkstationQuestionProps) {
  const { workstation, onAnswer, ...question } = props;
  const { t, language } = useVdiTranslation();
  const template = useTemplate(workstation.template.id);
  const present = workstation.instance?.type;
  const wanted = workstation.instance?.wantedType ?? present;
  const [chosen, setChosen] = useState(wanted);
  const types =
    template.value &&
    typesOf(workstation, template.value.template.instanceTypes ?? []);
  const label = t('resize.types');
  return (
    <QuestionDialog
      {...question}
      confirm={t('resize.confirm')}
      confirming={t('resize.busy')}
      disabled={!types || !chosen || chosen === wanted}
      keep={t('resize.keep')}
      onConfirm={() =>
        chosen && onAnswer({ action: 'resize', instanceType: chosen })
      }
      title={t('resize.title', { name: workstation.name })}
    >
      <DialogContentText>{t('resize.text')}</DialogContentText>
      {template.loading && <Loading text={t('resize.loading')} />}
      {!types && <LoadProblem query={template} />}
      {types && types.length < 2 && (
        <DialogContentText>
          {t('resize.none', { template: workstation.template.name })}
        </DialogContentText>
      )}
      {types && types.length > 1 && (
        <RadioGroup
          aria-label={label}
          name={`${question.id}-type`}
          onChange={event => setChosen(event.target.value)}
          value={chosen ?? ''}
        >
          {types.map(type => (
            <FormControlLabel
              key={type}
              control={
                <Radio
                  color="primary"
                  inputProps={{
                    'aria-labelledby': `${question.id}-${type}`,
                    'aria-describedby': `${question.id}-${type}-facts`,
                  }}
                  size="small"
                />
              }
              label={
                <>
                  <span id={`${question.id}-${type}`}>
                    {type === present ? t('resize.present', { type }) : type}
                  </span>
                  {template.value && (
                    <SubtleText
                      component="span"
                      id={`${question.id}-${type}-facts`}
                      variant="caption"
                    >
                      {' '}
                      {factsOf(
                        type,
                        { workstation, template: template.value.template },
                        t,
                        language,
                      )}
                    </SubtleText>
                  )}
                </>
              }
              value={type}
            />
          ))}
        </RadioGroup>
      )}
    </QuestionDialog>
  );
}
