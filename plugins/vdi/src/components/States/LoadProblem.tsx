import LockIcon from '@material-ui/icons/LockOutlined';
import { errorKind } from '../../errors';
import { useVdiTranslation, type LiveQuery } from '../../hooks';
import { EmptyState } from './EmptyState';
import { ErrorNotice } from './ErrorNotice';

/** Stands where something could not be loaded at all. */
export function LoadProblem({ query }: { query: LiveQuery<unknown> }) {
  const { t } = useVdiTranslation();
  if (!query.error) {
    return null;
  }
  if (errorKind(query.error) === 'forbidden') {
    return (
      <EmptyState
        icon={LockIcon}
        title={t('states.forbiddenTitle')}
        text={t('states.forbiddenText')}
      />
    );
  }
  return (
    <ErrorNotice
      title={t('states.error')}
      error={query.error}
      onRetry={query.refresh}
    />
  );
}
