export { CheckedField } from './CheckedField';
export { ChoiceField } from './ChoiceField';
export { SaveBar } from './SaveBar';
export { SwitchField } from './SwitchField';
export { VersionSelect } from './VersionSelect';
