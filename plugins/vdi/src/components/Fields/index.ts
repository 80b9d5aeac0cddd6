export { CheckedField } from './CheckedField';
export { ChoiceField } from './ChoiceField';
export { SwitchField } from './SwitchField';
