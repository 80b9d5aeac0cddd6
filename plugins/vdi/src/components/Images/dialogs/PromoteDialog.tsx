import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import { useVdiTranslation } from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import type { ImageQuestionProps } from './ImageQuestionProps';
import { RolloutPreviewText } from './RolloutPreviewText';
import { useQuestion } from './useQuestion';

/** Says what another default version does, and asks. */
export function PromoteDialog(
  props: ImageQuestionProps & { build: ImageBuild },
) {
  const { project, build, open } = props;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const number = String(build.number);
  const kind = project.promotion === 'approval' ? 'approve' : 'promote';
  const before = project.defaultBuild;
  const answer = useQuestion({
    ...props,
    send: () => api.images.actOnBuild(project.id, build.id, 'promote'),
    done: t('builds.done.promote', { name: project.name, number }),
  });
  return (
    <QuestionDialog
      {...answer}
      confirm={t(`promote.${kind}.confirm`, { number })}
      confirming={t('rollout.busy')}
      id="vdi-promote-build"
      keep={t('promote.keep')}
      open={open}
      title={t(`promote.${kind}.title`, { name: project.name, number })}
    >
      <DialogContentText>
        {before
          ? t('promote.text', { number, from: String(before.number) })
          : t('promote.first', { number })}
      </DialogContentText>
      {open && (
        <RolloutPreviewText
          imageId={project.id}
          version={build.templateVersion}
        />
      )}
    </QuestionDialog>
  );
}
