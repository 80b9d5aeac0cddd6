import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { ErrorNotice } from '../States';
import { BuildsPanel } from './builds';
import { ImageDialogs } from './dialogs';
import { CandidateNotice } from './project/CandidateNotice';
import { ImageActions } from './project/ImageActions';
import { ProjectNotice } from './project/ProjectNotice';
import { RunningBuild } from './project/RunningBuild';
import { useImageControls } from './useImageControls';

/** The state of an image project and its builds, with what one can do about them. */
export function ImageBuilds({ project }: { project: ImageProject }) {
  const { t } = useVdiTranslation();
  const controls = useImageControls(project);
  return (
    <>
      <ImageActions controls={controls} project={project} />
      {controls.error && (
        <ErrorNotice
          error={controls.error}
          onDismiss={controls.dismissError}
          title={t('action.failed')}
        />
      )}
      <ProjectNotice project={project} />
      <RunningBuild project={project} />
      <CandidateNotice controls={controls} project={project} />
      <BuildsPanel controls={controls} project={project} />
      <ImageDialogs controls={controls} project={project} />
    </>
  );
}
