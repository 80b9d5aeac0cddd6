import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import { vdiApiRef } from '../../../api';
import { useLiveQuery, useVdiTranslation } from '../../../hooks';
import { Loading } from '../../States';
import { RolloutEffect } from '../../Templates';

interface RolloutPreviewTextProps {
  /** Also the id of the template */
  imageId: string;
  /** Version that is to become the default */
  version: number | undefined;
}

/** What another default version does to the pool and to people's workstations, as far as one may know. */
export function RolloutPreviewText(props: RolloutPreviewTextProps) {
  const { imageId, version } = props;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const preview = useLiveQuery({
    key: `${imageId} ${version}`,
    load: async signal =>
      version === undefined
        ? undefined
        : api.previewRollout(imageId, version, { signal }),
  });
  if (preview.value) {
    return <RolloutEffect preview={preview.value} />;
  }
  return preview.loading && version !== undefined ? (
    <Loading count={2} text={t('rollout.loading')} />
  ) : (
    // Numbers of the pool are for those who manage templates; what happens is no secret.
    <DialogContentText>{t('promote.general')}</DialogContentText>
  );
}
