import { useVdiTranslation } from '../../../hooks';
import { ChoiceField } from '../../Fields';
import type { PoolForm } from './poolForm';

const CHOICES = ['terminate', 'stop', 'hibernate'] as const;

interface UnwantedFieldProps {
  value: PoolForm['unwanted'];
  /** Whether machines of the template can; `undefined` while it is not known */
  canHibernate?: boolean;
  onChange: (value: PoolForm['unwanted']) => void;
}

/** What becomes of members that are not wanted any more, and what that costs. */
export function UnwantedField(props: UnwantedFieldProps) {
  const { value, canHibernate, onChange } = props;
  const { t } = useVdiTranslation();
  return (
    <ChoiceField
      choices={CHOICES.map(choice => {
        const impossible = choice === 'hibernate' && canHibernate === false;
        return {
          value: choice,
          label: t(`poolEditor.unwantedIs.${choice}`),
          help: impossible
            ? t('poolEditor.cannotHibernate')
            : t(`poolEditor.unwantedHelp.${choice}`),
          disabled: impossible,
        };
      })}
      id="vdi-unwanted"
      label={t('poolEditor.unwanted')}
      onChange={onChange}
      value={value}
    />
  );
}
