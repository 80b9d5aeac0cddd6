import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import { useVdiTranslation } from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import type { ImageQuestionProps } from './ImageQuestionProps';
import { useQuestion } from './useQuestion';

/** Asks before a candidate is turned down. */
export function RejectDialog(
  props: ImageQuestionProps & { build: ImageBuild },
) {
  const { project, build, open } = props;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const number = String(build.number);
  const answer = useQuestion({
    ...props,
    send: () => api.images.actOnBuild(project.id, build.id, 'reject'),
    done: t('builds.done.reject', { number }),
  });
  return (
    <QuestionDialog
      {...answer}
      confirm={t('rejectBuild.confirm')}
      confirming={t('rejectBuild.busy')}
      id="vdi-reject-build"
      keep={t('rejectBuild.keep')}
      open={open}
      title={t('rejectBuild.title', { name: project.name, number })}
    >
      <DialogContentText>{t('rejectBuild.text')}</DialogContentText>
    </QuestionDialog>
  );
}
