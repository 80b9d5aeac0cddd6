export { BaseField } from './BaseField';
export { ScheduleField } from './ScheduleField';
export { ToolsField } from './ToolsField';
export { TypeOffersField } from './TypeOffersField';
