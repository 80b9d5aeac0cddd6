import LockIcon from '@material-ui/icons/LockOutlined';
import { useEntity } from '@backstage/plugin-catalog-react';
import { WORKSTATIONS_ANNOTATION } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { isVdiAvailable } from '../../isVdiAvailable';
import { EmptyState, HealthBanner } from '../States';
import { EntityWorkstations } from './EntityWorkstations';

/** Tab of a catalog entity with the workstations opened for it. */
export function EntityVdiContent() {
  const { entity } = useEntity();
  const { t } = useVdiTranslation();
  if (isVdiAvailable(entity)) {
    return (
      <>
        <HealthBanner />
        <EntityWorkstations entity={entity} />
      </>
    );
  }
  const { name, title } = entity.metadata;
  return (
    <EmptyState
      icon={LockIcon}
      title={t('entityTab.closedTitle')}
      text={t('entityTab.closedText', { entity: title ?? name })}
    >
      <pre>{`metadata:
  annotations:
    ${WORKSTATIONS_ANNOTATION}: 'true'`}</pre>
    </EmptyState>
  );
}
