import { createContext, useContext } from 'react';
import type { Me } from '@deskstage/backstage-plugin-vdi-common';

const MayContext = createContext<Partial<Me['may']>>({});

/** Tells everything below what the signed-in person may do, so that it is asked for once. */
export const MayProvider = MayContext.Provider;

/** What the signed-in person may do; nothing as long as it is not known. */
export function useMay(): Partial<Me['may']> {
  return useContext(MayContext);
}
