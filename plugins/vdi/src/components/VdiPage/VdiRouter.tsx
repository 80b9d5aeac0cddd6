import Typography from '@material-ui/core/Typography';

/** What is below `/vdi`, without a page's frame. */
export function VdiRouter() {
  return <Typography>Workstations</Typography>;
}
