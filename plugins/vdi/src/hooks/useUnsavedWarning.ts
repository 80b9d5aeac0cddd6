import { useEffect } from 'react';
import { useVdiTranslation } from './useVdiTranslation';

/** While something is not saved, asks before a link or the browser leads away from the page. */
export function useUnsavedWarning(unsaved: boolean): void {
  const { t } = useVdiTranslation();
  const question = t('edit.leave');
  useEffect(() => {
    if (!unsaved) {
      return undefined;
    }
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the router hears of it, which has no way of its own to ask in every app.
    const onClick = (event: MouseEvent) => {
      // eslint-disable-next-line no-alert
      if (leadsAway(event) && !window.confirm(question)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [unsaved, question]);
}

/** Whether a click is on a link that takes this page away; of links to elsewhere the browser asks itself. */
function leadsAway(event: MouseEvent): boolean {
  const { target, button, ctrlKey, metaKey, shiftKey } = event;
  const link = (target as Element).closest?.('a[href]');
  if (!(link instanceof HTMLAnchorElement) || button !== 0) {
    return false;
  }
  const elsewhere =
    link.origin !== window.location.origin ||
    (link.target !== '' && link.target !== '_self') ||
    link.hasAttribute('download');
  return (
    !(elsewhere || ctrlKey || metaKey || shiftKey) &&
    link.pathname !== window.location.pathname
  );
}
