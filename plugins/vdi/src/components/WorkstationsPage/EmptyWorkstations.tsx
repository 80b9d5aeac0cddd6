import DesktopIcon from '@material-ui/icons/DesktopWindowsOutlined';
import { useTemplates, useVdiTranslation } from '../../hooks';
import { NewWorkstationButton } from '../NewWorkstation';
import { EmptyState, SubtleText } from '../States';

/** What a workstation is, and how to get the first one. */
export function EmptyWorkstations({ mayCreate }: { mayCreate: boolean }) {
  const { t } = useVdiTranslation();
  const templates = useTemplates();
  let warm = 0;
  for (const { readyNow } of templates.value ?? []) {
    warm += readyNow;
  }
  return (
    <EmptyState
      icon={DesktopIcon}
      title={t('mine.emptyTitle')}
      text={mayCreate ? t('mine.emptyText') : t('mine.emptyForbidden')}
    >
      {mayCreate && <NewWorkstationButton />}
      {mayCreate && warm > 0 && (
        <SubtleText>{t('mine.warm', { count: warm })}</SubtleText>
      )}
    </EmptyState>
  );
}
