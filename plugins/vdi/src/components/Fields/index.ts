export { CheckedField } from './CheckedField';
export { ChoiceField } from './ChoiceField';
export { FieldGroup } from './FieldGroup';
export { SaveBar } from './SaveBar';
export { SwitchField } from './SwitchField';
export { VersionSelect } from './VersionSelect';
