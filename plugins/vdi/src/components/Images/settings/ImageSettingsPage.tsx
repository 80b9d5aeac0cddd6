import { useNavigate, useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useImage, useImageChoices, useVdiTranslation } from '../../../hooks';
import {
  imageRouteRef,
  imageSettingsRouteRef,
  imagesRouteRef,
} from '../../../routes';
import { DetailHead } from '../../Panel';
import { Forbidden, Loaded, SubtleText } from '../../States';
import { ImageSettingsForm } from './ImageSettingsForm';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** The form to change what an image is made of. */
export function ImageSettingsPage() {
  const { imageId = '' } = useParams();
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const navigate = useNavigate();
  const choices = useImageChoices();
  const details = useRouteRef(imageRouteRef)({ imageId });
  const here = useRouteRef(imageSettingsRouteRef)({ imageId });
  const list = useRouteRef(imagesRouteRef);
  return (
    <Loaded
      count={8}
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
        <BreadcrumbEntry entry={{ label: detail.project.name, href: details }}>
          <BreadcrumbEntry
            entry={{ label: t('imageForm.heading'), href: here }}
          >
            <div className={classes.root}>
              <DetailHead
                beside={
                  <LinkButton to={details} variant="outlined">
                    {t('imageForm.back')}
                  </LinkButton>
                }
                title={t('imageForm.title', { name: detail.project.name })}
              >
                <SubtleText>{t('imageForm.intro')}</SubtleText>
              </DetailHead>
              {detail.project.actions.includes('change') ? (
                <Loaded
                  count={8}
                  loading={t('imageForm.loading')}
                  query={choices}
                >
                  {value => (
                    <ImageSettingsForm
                      choices={value}
                      detail={detail}
                      onSaved={() => navigate(details)}
                    />
                  )}
                </Loaded>
              ) : (
                <Forbidden />
              )}
            </div>
          </BreadcrumbEntry>
        </BreadcrumbEntry>
      )}
    </Loaded>
  );
}
