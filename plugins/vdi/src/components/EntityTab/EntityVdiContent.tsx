import Typography from '@material-ui/core/Typography';

/** Tab of a catalog entity with the workstations opened for it. */
export function EntityVdiContent() {
  return <Typography>Workstations</Typography>;
}
