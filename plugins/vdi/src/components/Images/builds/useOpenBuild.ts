import { useSearchParams } from 'react-router-dom';

const PARAM = 'build';

/** The build whose panel is open; the address bar holds it. */
export function useOpenBuild() {
  const [params, setParams] = useSearchParams();
  const change = (buildId: string | undefined) =>
    setParams(
      known => {
        const next = new URLSearchParams(known);
        if (buildId) {
          next.set(PARAM, buildId);
        } else {
          next.delete(PARAM);
        }
        return next;
      },
      { preventScrollReset: true },
    );
  return {
    open: params.get(PARAM) ?? undefined,
    show: (buildId: string) => change(buildId),
    close: () => change(undefined),
  };
}
