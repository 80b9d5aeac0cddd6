import { useRef } from 'react';
import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import type { ImageControls, ImageQuestion } from '../useImageControls';
import { BuildQuestionDialog } from './BuildQuestionDialog';
import { DeleteImageDialog } from './DeleteImageDialog';
import { PromoteDialog } from './PromoteDialog';
import { RollBackDialog } from './RollBackDialog';

interface ImageDialogsProps {
  project: ImageProject;
  controls: ImageControls;
}

/** Asks what has to be asked about a project and its builds. */
export function ImageDialogs({ project, controls }: ImageDialogsProps) {
  // While it fades away a dialog still says what it asked.
  const asked = useRef<ImageQuestion>();
  asked.current = controls.question ?? asked.current;
  const question = asked.current;
  if (!question) {
    return null;
  }
  const props = {
    project,
    open: controls.question !== undefined,
    onClose: () => controls.ask(undefined),
  };
  switch (question.kind) {
    case 'promote':
      return <PromoteDialog {...props} build={question.build} />;
    case 'reject':
      return (
        <BuildQuestionDialog
          {...props}
          action="reject"
          build={question.build}
        />
      );
    case 'cancel':
      return (
        <BuildQuestionDialog
          {...props}
          action="cancel"
          build={question.build}
        />
      );
    case 'rollback':
      return <RollBackDialog {...props} build={question.build} />;
    default:
      return <DeleteImageDialog {...props} />;
  }
}
