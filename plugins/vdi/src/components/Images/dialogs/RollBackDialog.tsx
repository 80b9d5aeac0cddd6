import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import { useLiveQuery, useVdiTranslation } from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import { Loading, LoadProblem } from '../../States';
import type { ImageQuestionProps } from './ImageQuestionProps';
import { RolloutPreviewText } from './RolloutPreviewText';
import { rollBackTarget } from './rollBackTarget';
import { useQuestion } from './useQuestion';

const MOST = 200;

/** Says what going back to an earlier build does, and asks. */
export function RollBackDialog(
  props: ImageQuestionProps & { build?: ImageBuild },
) {
  const { project, build, open } = props;
  const { id, name, defaultBuild } = project;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const found = useLiveQuery({
    key: `${id} ${build?.id} ${open}`,
    load: async signal =>
      build ??
      rollBackTarget(
        (await api.images.listBuilds(id, { limit: MOST }, { signal })).items,
        defaultBuild,
      ),
    keepPrevious: true,
  });
  const target = found.value;
  const answer = useQuestion({
    ...props,
    // Named, so that a repeated request does not go back one further.
    send: () => api.images.rollBack(id, target?.id),
    done: t('rollBack.done', { name, number: String(target?.number) }),
  });
  const number = target ? String(target.number) : '…';
  return (
    <QuestionDialog
      {...answer}
      confirm={t('rollBack.confirm', { number })}
      confirming={t('rollout.busy')}
      disabled={!target}
      id="vdi-roll-back"
      keep={t('promote.keep')}
      open={open}
      title={t('rollBack.title', { name, number })}
    >
      {found.loading && <Loading count={2} text={t('rollBack.loading')} />}
      {!target && <LoadProblem query={found} />}
      {!target && !found.loading && !found.error && (
        <DialogContentText>{t('rollBack.none')}</DialogContentText>
      )}
      {target && (
        <DialogContentText>
          {t('promote.text', {
            number,
            from: String(defaultBuild?.number ?? '–'),
          })}
        </DialogContentText>
      )}
      {target && open && (
        <RolloutPreviewText imageId={id} version={target.templateVersion} />
      )}
    </QuestionDialog>
  );
}
