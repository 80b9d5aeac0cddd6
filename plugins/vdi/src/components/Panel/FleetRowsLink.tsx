import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import { allWorkstationsRouteRef } from '../../routes';

/** Which workstations a number counts. */
export interface FleetRowsLinkProps {
  template?: string;
  /** Entity ref, or `none` for warm ones */
  owner?: string;
  status?: readonly WorkstationStatus[];
  children: ReactNode;
}

/** Leads to the workstations behind a number, on pages of those who may see them. */
export function FleetRowsLink({ children, ...filters }: FleetRowsLinkProps) {
  const all = useRouteRef(allWorkstationsRouteRef);
  const params = new URLSearchParams();
  if (filters.template) {
    params.set('template', filters.template);
  }
  if (filters.owner) {
    params.set('owner', filters.owner);
  }
  for (const status of filters.status ?? []) {
    params.append('status', status);
  }
  return (
    <Link component={RouterLink} to={`${all()}?${params}`} underline="always">
      {children}
    </Link>
  );
}
