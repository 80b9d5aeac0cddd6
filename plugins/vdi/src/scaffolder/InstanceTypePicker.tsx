import { useEffect } from 'react';
import { TypeOffersField } from '../components/Images';
import { ChoiceField } from '../components/Fields';
import { SubtleText } from '../components/States';
import { useImageChoices, useVdiTranslation } from '../hooks';
import { offerText, type ImageBaseChoice } from '../images';
import { FieldFrame } from './FieldFrame';
import { fieldValue } from './fieldValue';
import type { InstanceTypePickerProps } from './schemas';

/** One instance type, or several in order of preference, of those that the chosen base offers. */
export function InstanceTypePicker(props: InstanceTypePickerProps) {
  const { t } = useVdiTranslation();
  const { base: field, template } = props.uiSchema['ui:options'] ?? {};
  const chosen = template ?? fieldValue(props.formContext?.formData, field);
  return (
    <FieldFrame
      field={props}
      loading={t('imagePicker.loadingTypes')}
      query={useImageChoices()}
    >
      {({ bases }) => {
        const base = bases.find(({ templateId }) => templateId === chosen);
        return base ? (
          <Offers key={base.templateId} {...props} base={base} />
        ) : (
          <SubtleText>{t('imagePicker.baseFirst')}</SubtleText>
        );
      }}
    </FieldFrame>
  );
}

function Offers(props: InstanceTypePickerProps & { base: ImageBaseChoice }) {
  const { base, formData, idSchema, onChange, schema } = props;
  const { t, language } = useVdiTranslation();
  const several = schema.type === 'array';
  const offers = base.instanceTypes;
  const values = [formData ?? []].flat();
  const fits = values.every(value =>
    offers.some(({ instanceType }) => instanceType === value),
  );
  useEffect(() => {
    // What was chosen for another base is not offered for this one.
    if (!fits) {
      onChange(undefined);
    }
  }, [fits, onChange]);
  const label = schema.title ?? t('templates.types');
  if (offers.length === 0) {
    return <SubtleText>{t('imagePicker.noTypes')}</SubtleText>;
  }
  return several ? (
    <TypeOffersField
      id={idSchema.$id}
      label={label}
      offers={offers}
      onChange={chosen => onChange(chosen.length > 0 ? chosen : undefined)}
      values={fits ? values : []}
    />
  ) : (
    <ChoiceField
      choices={offers.map(offer => ({
        value: offer.instanceType,
        label: offer.instanceType,
        help: offerText(offer, t, language),
      }))}
      id={idSchema.$id}
      label={label}
      onChange={onChange}
      value={values[0] ?? ''}
    />
  );
}
