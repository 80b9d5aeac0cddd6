import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import { useVdiTranslation } from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import type { ImageQuestionProps } from './ImageQuestionProps';
import { useQuestion } from './useQuestion';

const QUESTIONS = { cancel: 'cancelBuild', reject: 'rejectBuild' } as const;

interface BuildQuestionDialogProps extends ImageQuestionProps {
  build: ImageBuild;
  action: keyof typeof QUESTIONS;
}

/** Asks before a build under way is ended, or a candidate is turned down. */
export function BuildQuestionDialog(props: BuildQuestionDialogProps) {
  const { project, build, action, open } = props;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const number = String(build.number);
  const question = QUESTIONS[action];
  const answer = useQuestion({
    ...props,
    send: () => api.images.actOnBuild(project.id, build.id, action),
    done: t(`builds.done.${action}`, { number }),
  });
  return (
    <QuestionDialog
      {...answer}
      confirm={t(`${question}.confirm`)}
      confirming={t(`${question}.busy`)}
      danger={action === 'cancel'}
      id={`vdi-${action}-build`}
      keep={t(`${question}.keep`)}
      open={open}
      title={t(`${question}.title`, { name: project.name, number })}
    >
      <DialogContentText>{t(`${question}.text`)}</DialogContentText>
    </QuestionDialog>
  );
}
