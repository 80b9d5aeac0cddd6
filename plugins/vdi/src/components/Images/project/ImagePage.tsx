import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useImage, useVdiTranslation } from '../../../hooks';
import { imageRouteRef, imagesRouteRef } from '../../../routes';
import { Loaded } from '../../States';
import { ImageDetailView } from './ImageDetailView';

/** One image project, with its builds and what it is made of. */
export function ImagePage() {
  const { imageId = '' } = useParams();
  const { t } = useVdiTranslation();
  const list = useRouteRef(imagesRouteRef);
  const details = useRouteRef(imageRouteRef);
  return (
    <Loaded
      count={6}
      loading={t('image.loading')}
      missing={{
        title: t('image.notFoundTitle'),
        text: t('image.notFoundText', { id: imageId }),
        to: list(),
        link: t('image.toList'),
      }}
      query={useImage(imageId)}
    >
      {detail => (
        <BreadcrumbEntry
          entry={{ label: detail.project.name, href: details({ imageId }) }}
        >
          <ImageDetailView key={imageId} detail={detail} />
        </BreadcrumbEntry>
      )}
    </Loaded>
  );
}
