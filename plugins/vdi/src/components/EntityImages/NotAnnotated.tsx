import LockIcon from '@material-ui/icons/LockOutlined';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useVdiTranslation } from '../../hooks';
import { EmptyState } from '../States';

interface NotAnnotatedProps {
  /** Lacks on the entity */
  annotation: string;
}

/** Says what an entity lacks where an app shows a tab all the same. */
export function NotAnnotated({ annotation }: NotAnnotatedProps) {
  const { entity } = useEntity();
  const { t } = useVdiTranslation();
  const { name, title } = entity.metadata;
  return (
    <EmptyState
      icon={LockIcon}
      text={t('entityImage.missingText', { entity: title ?? name })}
      title={t('entityImage.missingTitle')}
    >
      <pre>{`metadata:
  annotations:
    ${annotation}: my-image`}</pre>
    </EmptyState>
  );
}
