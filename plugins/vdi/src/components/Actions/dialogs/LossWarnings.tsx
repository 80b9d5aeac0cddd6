import DialogContentText from '@material-ui/core/DialogContentText';
import Alert from '@material-ui/lab/Alert';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../../hooks';

/** Says when a workstation that is about to be lost is somebody else's, or in use. */
export function LossWarnings({ workstation }: { workstation: Workstation }) {
  const { t } = useVdiTranslation();
  const userRef = useUserRef();
  const { owner, connections } = workstation;
  return (
    <>
      {owner !== undefined && userRef !== undefined && owner !== userRef && (
        <DialogContentText>
          {t('delete.owner', {
            owner: <EntityDisplayName entityRef={owner} hideIcon />,
          })}
        </DialogContentText>
      )}
      {connections !== undefined && connections.count > 0 && (
        <Alert severity="warning">{t('delete.connected')}</Alert>
      )}
    </>
  );
}
