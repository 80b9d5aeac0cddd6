import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import { useVdiTranslation } from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import type { ImageQuestionProps } from './ImageQuestionProps';
import { useQuestion } from './useQuestion';

/** Asks before a build under way is ended. */
export function CancelBuildDialog(
  props: ImageQuestionProps & { build: ImageBuild },
) {
  const { project, build, open } = props;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const number = String(build.number);
  const answer = useQuestion({
    ...props,
    send: () => api.images.actOnBuild(project.id, build.id, 'cancel'),
    done: t('builds.done.cancel', { number }),
  });
  return (
    <QuestionDialog
      {...answer}
      confirm={t('cancelBuild.confirm')}
      confirming={t('cancelBuild.busy')}
      danger
      id="vdi-cancel-build"
      keep={t('cancelBuild.keep')}
      open={open}
      title={t('cancelBuild.title', { name: project.name, number })}
    >
      <DialogContentText>{t('cancelBuild.text')}</DialogContentText>
    </QuestionDialog>
  );
}
