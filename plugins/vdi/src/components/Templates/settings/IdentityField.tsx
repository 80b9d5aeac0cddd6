import type { IdentityMode } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { ChoiceField } from '../../Fields';

const MODES = ['shared', 'personal'] as const;

interface IdentityFieldProps {
  value: IdentityMode;
  onChange: (mode: IdentityMode) => void;
}

/** With which account of the operating system people work. */
export function IdentityField({ value, onChange }: IdentityFieldProps) {
  const { t } = useVdiTranslation();
  return (
    <ChoiceField
      choices={MODES.map(mode => ({
        value: mode,
        label: t(`templates.identity.${mode}`),
        help: t(`templateSettings.identity.${mode}`),
      }))}
      id="vdi-identity"
      label={t('templates.account')}
      onChange={onChange}
      value={value}
    />
  );
}
