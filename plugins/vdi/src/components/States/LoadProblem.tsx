import { errorKind } from '../../errors';
import { useVdiTranslation, type LiveQuery } from '../../hooks';
import { ErrorNotice } from './ErrorNotice';
import { Forbidden } from './Forbidden';

/** Stands where something could not be loaded at all. */
export function LoadProblem({ query }: { query: LiveQuery<unknown> }) {
  const { t } = useVdiTranslation();
  if (!query.error) {
    return null;
  }
  if (errorKind(query.error) === 'forbidden') {
    return <Forbidden />;
  }
  return (
    <ErrorNotice
      title={t('states.error')}
      error={query.error}
      onRetry={query.refresh}
    />
  );
}
