import { makeStyles } from '@material-ui/core/styles';
import type { ImageProjectDetail } from '@deskstage/backstage-plugin-vdi-common';
import { Columns } from '../../Panel';
import { ImageBuilds } from '../ImageBuilds';
import { ImageHead } from './ImageHead';
import { ImageHistory } from './ImageHistory';
import { MadeOfPanel } from './MadeOfPanel';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** Header, builds, content and history of an image project. */
export function ImageDetailView({ detail }: { detail: ImageProjectDetail }) {
  const classes = useStyles();
  const { project } = detail;
  return (
    <div className={classes.root}>
      <ImageHead project={project} />
      <ImageBuilds project={project} />
      <Columns>
        <MadeOfPanel detail={detail} />
        <ImageHistory detail={detail} />
      </Columns>
    </div>
  );
}
