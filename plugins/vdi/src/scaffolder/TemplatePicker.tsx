import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { BaseField } from '../components/Images';
import { ChoiceField } from '../components/Fields';
import { SubtleText } from '../components/States';
import { useImageChoices, useTemplates, useVdiTranslation } from '../hooks';
import { formatDollars, matchesSearch, specTexts } from '../workstations';
import { FieldFrame } from './FieldFrame';
import type { TemplatePickerProps } from './schemas';

const MANY = 8;

/** One of the templates that the person may launch, or that images can be built upon. */
export function TemplatePicker(props: TemplatePickerProps) {
  return props.uiSchema['ui:options']?.of === 'bases' ? (
    <BasePicker {...props} />
  ) : (
    <LaunchPicker {...props} />
  );
}

function BasePicker(props: TemplatePickerProps) {
  const { formData = '', idSchema, onChange, schema } = props;
  const { t } = useVdiTranslation();
  return (
    <FieldFrame
      field={props}
      loading={t('imagePicker.loadingBases')}
      query={useImageChoices()}
    >
      {({ bases }) =>
        bases.length === 0 ? (
          <SubtleText>{t('imagePicker.noBases')}</SubtleText>
        ) : (
          <BaseField
            bases={bases}
            id={idSchema.$id}
            label={schema.title ?? t('images.base')}
            onChange={onChange}
            value={formData}
          />
        )
      }
    </FieldFrame>
  );
}

function LaunchPicker(props: TemplatePickerProps) {
  const { t } = useVdiTranslation();
  return (
    <FieldFrame
      field={props}
      loading={t('create.loading')}
      query={useTemplates()}
    >
      {templates =>
        templates.length === 0 ? (
          <SubtleText>{t('create.noTemplates')}</SubtleText>
        ) : (
          <TemplateChoices {...props} templates={templates} />
        )
      }
    </FieldFrame>
  );
}

function TemplateChoices(
  props: TemplatePickerProps & { templates: readonly Template[] },
) {
  const { templates, formData = '', idSchema, onChange, schema } = props;
  const { t, language } = useVdiTranslation();
  const [query, setQuery] = useState('');
  const shown = templates.filter(
    each => each.id === formData || matchesSearch(each, query.trim()),
  );
  return (
    <>
      {templates.length > MANY && (
        <TextField
          id={`${idSchema.$id}-search`}
          label={t('create.search')}
          onChange={event => setQuery(event.target.value)}
          size="small"
          type="search"
          value={query}
          variant="outlined"
        />
      )}
      <ChoiceField
        choices={shown.map(template => ({
          value: template.id,
          label: template.name,
          help: [
            t(`platform.${template.platform}`),
            ...specTexts(template, t),
            template.pricePerHour !== undefined &&
              t('templates.perHour', {
                price: formatDollars(template.pricePerHour, language),
              }),
            !template.ready && t('create.notReady'),
            template.description,
          ]
            .filter(Boolean)
            .join(' · '),
          disabled: !template.ready,
        }))}
        id={idSchema.$id}
        label={schema.title ?? t('create.template')}
        onChange={onChange}
        value={formData}
      />
    </>
  );
}
