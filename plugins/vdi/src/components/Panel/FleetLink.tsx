import { useMay } from '../../hooks';
import { FleetRowsLink, type FleetRowsLinkProps } from './FleetRowsLink';

/** Leads to the workstations behind a number, for those who may see them. */
export function FleetLink(props: FleetRowsLinkProps) {
  const { readFleet } = useMay();
  return readFleet ? <FleetRowsLink {...props} /> : <>{props.children}</>;
}
