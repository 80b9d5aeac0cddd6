import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { VdiRouter } from './VdiRouter';

// The frame's header brings its own distance.
const useStyles = makeStyles({ root: { paddingTop: 0 } });

/** The page of new-system apps, which bring its frame and header. */
export function NfsVdiPage() {
  const classes = useStyles();
  return (
    <Content className={classes.root}>
      <VdiRouter />
    </Content>
  );
}
