import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';

/** What every question about an image project is given. */
export interface ImageQuestionProps {
  project: ImageProject;
  open: boolean;
  onClose: () => void;
}
