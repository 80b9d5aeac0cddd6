import { useCallback } from 'react';
import {
  alertApiRef,
  toastApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

/** A function that says in passing that something succeeded, in apps of either frontend system. */
export function useToast(): (title: string) => void {
  const apis = useApiHolder();
  return useCallback(
    (title: string) => {
      const toastApi = apis.get(toastApiRef);
      if (toastApi) {
        toastApi.post({ title, status: 'success', timeout: 4000 });
      } else {
        apis
          .get(alertApiRef)
          ?.post({ message: title, severity: 'success', display: 'transient' });
      }
    },
    [apis],
  );
}
