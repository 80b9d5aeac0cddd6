export {
  BaseField,
  ScheduleField,
  ToolsField,
  TypeOffersField,
} from './fields';
export { ImageBuilds } from './ImageBuilds';
export { ImagesPage } from './list';
export { ImagePage } from './project';
export { ImageSettingsPage } from './settings';
