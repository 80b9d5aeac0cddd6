import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import { useMe } from '../../hooks';
import { allWorkstationsRouteRef } from '../../routes';

interface FleetLinkProps {
  template: string;
  /** Entity ref, or `none` for warm ones */
  owner?: string;
  status?: readonly WorkstationStatus[];
  children: ReactNode;
}

/** Leads to the workstations behind a number, for those who may see them. */
export function FleetLink({ children, ...filters }: FleetLinkProps) {
  const all = useRouteRef(allWorkstationsRouteRef);
  const { value: me } = useMe();
  if (!me?.may.readFleet) {
    return <>{children}</>;
  }
  const params = new URLSearchParams({ template: filters.template });
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
