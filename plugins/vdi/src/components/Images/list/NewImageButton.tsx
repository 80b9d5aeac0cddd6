import { LinkButton } from '@backstage/core-components';
import AddIcon from '@material-ui/icons/Add';
import { useVdiTranslation } from '../../../hooks';
import { useNewImageLink } from './useNewImageLink';

/** The way to a new image; nothing where there is none. */
export function NewImageButton() {
  const { t } = useVdiTranslation();
  const link = useNewImageLink();
  return link ? (
    <LinkButton
      color="primary"
      startIcon={<AddIcon />}
      to={link}
      variant="contained"
    >
      {t('images.new')}
    </LinkButton>
  ) : null;
}
