export { EntityVdiBuildsContent } from './EntityVdiBuildsContent';
export { EntityVdiTemplateWorkstationsContent } from './EntityVdiTemplateWorkstationsContent';
export { EntityVdiVersionsContent } from './EntityVdiVersionsContent';
