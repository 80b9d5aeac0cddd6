import { useMe } from '../../hooks';
import { FleetRowsLink, type FleetRowsLinkProps } from './FleetRowsLink';

/** Leads to the workstations behind a number, for those who may see them. */
export function FleetLink(props: FleetRowsLinkProps) {
  const { value: me } = useMe();
  return me?.may.readFleet ? (
    <FleetRowsLink {...props} />
  ) : (
    <>{props.children}</>
  );
}
