export { ImageSettingsPage } from './ImageSettingsPage';
