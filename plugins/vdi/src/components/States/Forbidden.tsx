import LockIcon from '@material-ui/icons/LockOutlined';
import { useVdiTranslation } from '../../hooks';
import { EmptyState } from './EmptyState';

/** Stands where there is something that the person may not see. */
export function Forbidden() {
  const { t } = useVdiTranslation();
  return (
    <EmptyState
      icon={LockIcon}
      title={t('states.forbiddenTitle')}
      text={t('states.forbiddenText')}
    />
  );
}
