import { useVdiTranslation } from '../../../hooks';
import { TimeSince } from '../../../time';

/** How old the image is that another one is built upon. */
export function BaseAge({ createdAt }: { createdAt?: string }) {
  const { t } = useVdiTranslation();
  return createdAt ? (
    <>{t('images.baseAge', { age: <TimeSince time={createdAt} /> })}</>
  ) : (
    <>{t('images.baseUnbuilt')}</>
  );
}
