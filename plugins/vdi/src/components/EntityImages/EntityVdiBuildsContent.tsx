import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  IMAGE_ANNOTATION,
  type ImageProject,
} from '@deskstage/backstage-plugin-vdi-common';
import { useImage, useVdiTranslation } from '../../hooks';
import { imageRouteRef, rootRouteRef } from '../../routes';
import { ImageBuilds } from '../Images';
import { Loaded } from '../States';
import { imageIdOf } from './annotations';
import { NotAnnotated } from './NotAnnotated';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** Tab of an image project's entity with its builds. */
export function EntityVdiBuildsContent() {
  const { entity } = useEntity();
  const imageId = imageIdOf(entity);
  return imageId ? (
    <LiveBuilds key={imageId} imageId={imageId} />
  ) : (
    <NotAnnotated annotation={IMAGE_ANNOTATION} />
  );
}

function LiveBuilds({ imageId }: { imageId: string }) {
  const { t } = useVdiTranslation();
  const home = useRouteRef(rootRouteRef);
  return (
    <Loaded
      count={6}
      loading={t('image.loading')}
      missing={{
        title: t('image.notFoundTitle'),
        text: t('image.notFoundText', { id: imageId }),
        to: home(),
        link: t('states.backToMine'),
      }}
      query={useImage(imageId)}
    >
      {({ project }) => <Builds project={project} />}
    </Loaded>
  );
}

function Builds({ project }: { project: ImageProject }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(imageRouteRef);
  return (
    <div className={classes.root}>
      <Link component={RouterLink} to={details({ imageId: project.id })}>
        {t('entityImage.project', { name: project.name })}
      </Link>
      <ImageBuilds project={project} />
    </div>
  );
}
