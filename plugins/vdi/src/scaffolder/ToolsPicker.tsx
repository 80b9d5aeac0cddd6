import { ToolsField } from '../components/Images';
import { useImageChoices, useVdiTranslation } from '../hooks';
import { FieldFrame } from './FieldFrame';
import { fieldValue } from './fieldValue';
import type { ToolsPickerProps } from './schemas';

/** Presets of tools, of which those that do not fit the chosen base say why. */
export function ToolsPicker(props: ToolsPickerProps) {
  const { formData = [], formContext, idSchema, onChange, schema } = props;
  const { t } = useVdiTranslation();
  const chosen = fieldValue(
    formContext?.formData,
    props.uiSchema['ui:options']?.base,
  );
  return (
    <FieldFrame
      field={props}
      loading={t('imagePicker.loadingTools')}
      query={useImageChoices()}
    >
      {({ bases, tools }) => (
        <ToolsField
          base={bases.find(({ templateId }) => templateId === chosen)}
          id={idSchema.$id}
          label={schema.title ?? t('imageForm.tools')}
          onChange={onChange}
          tools={tools}
          values={formData}
        />
      )}
    </FieldFrame>
  );
}
