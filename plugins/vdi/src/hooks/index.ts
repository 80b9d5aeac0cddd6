export { announceChange } from './localChanges';
export { useFleet } from './useFleet';
export { useHealth } from './useHealth';
export {
  useImage,
  useImageBuild,
  useImageBuildChanges,
  useImageBuilds,
  useImageChoices,
  useImageEvents,
  useImages,
} from './useImages';
export { useKeptFocus } from './useKeptFocus';
export { useLiveQuery, type LiveQuery } from './useLiveQuery';
export { MayProvider, useMay } from './useMay';
export { useMe } from './useMe';
export { useOperations } from './useOperations';
export { type Pages } from './usePages';
export { usePool, usePools, usePoolTimeline } from './usePools';
export { useSteadyItems } from './useSteadyItems';
export { useSteadyList } from './useSteadyList';
export { useSubmit, type Submission } from './useSubmit';
export {
  useManagedTemplate,
  useManagedTemplates,
  useTemplateChanges,
} from './useTemplateAdministration';
export { useTemplate, useTemplates } from './useTemplates';
export { useToast } from './useToast';
export { useUnsavedWarning } from './useUnsavedWarning';
export { useUserRef } from './useUserRef';
export { useVdiTranslation, type VdiTranslate } from './useVdiTranslation';
export { useWorkstation } from './useWorkstation';
export { useWorkstationEvents } from './useWorkstationEvents';
export {
  useEntityWorkstations,
  useMyWorkstations,
  useWorkstations,
} from './useWorkstations';
