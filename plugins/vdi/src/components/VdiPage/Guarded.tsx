import { Suspense, type ReactNode } from 'react';
import type { Me } from '@deskstage/backstage-plugin-vdi-common';
import type { LiveQuery } from '../../hooks';
import { Forbidden, Loading, LoadProblem } from '../States';

interface GuardedProps {
  me: LiveQuery<Me>;
  may: (may: Me['may']) => boolean;
  /** What is said until the page is there */
  loading: string;
  children: ReactNode;
}

/** A page of those who may see it. The server decides; this spares the others an error. */
export function Guarded({ me, may, loading, children }: GuardedProps) {
  const wait = <Loading text={loading} count={8} />;
  if (!me.value) {
    return me.loading ? wait : <LoadProblem query={me} />;
  }
  return may(me.value.may) ? (
    <Suspense fallback={wait}>{children}</Suspense>
  ) : (
    <Forbidden />
  );
}
