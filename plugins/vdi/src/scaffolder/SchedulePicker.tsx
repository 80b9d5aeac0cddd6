import { useState } from 'react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { ScheduleField } from '../components/Images';
import { useVdiTranslation } from '../hooks';
import { scheduleFormOf, scheduleOf, type ScheduleForm } from '../images';
import type { SchedulePickerProps } from './schemas';

/** When an image is built by itself; nothing for never. */
export function SchedulePicker(props: SchedulePickerProps) {
  const { formData, idSchema, onChange, schema, uiSchema } = props;
  const { t } = useVdiTranslation();
  // What is typed is not always a schedule yet.
  const [form, setForm] = useState(() =>
    scheduleFormOf(
      formData?.cron ? formData : undefined,
      new Intl.DateTimeFormat().resolvedOptions().timeZone,
    ),
  );
  const change = (next: ScheduleForm) => {
    setForm(next);
    onChange(scheduleOf(next));
  };
  return (
    <ScaffolderField
      disabled={props.disabled}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      rawErrors={props.rawErrors}
      required={props.required}
    >
      <ScheduleField
        id={idSchema.$id}
        label={schema.title ?? t('imageForm.schedule')}
        onChange={change}
        value={form}
      />
    </ScaffolderField>
  );
}
