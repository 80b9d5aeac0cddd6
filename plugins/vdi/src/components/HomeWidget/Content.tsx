import Typography from '@material-ui/core/Typography';

/** Body of the home page card. */
export function Content() {
  return <Typography>Workstations</Typography>;
}
