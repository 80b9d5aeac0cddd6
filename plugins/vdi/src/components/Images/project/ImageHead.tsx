import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { DetailHead } from '../../Panel';
import { SubtleText } from '../../States';
import { PlatformLabel } from '../../Workstation';
import { ImageMarks } from './ImageMarks';

/** What a project is called, and whose it is. */
export function ImageHead({ project }: { project: ImageProject }) {
  const { t } = useVdiTranslation();
  const { id, name, platform, description, owner, sourceUrl } = project;
  return (
    <DetailHead beside={<ImageMarks project={project} />} title={name}>
      <Typography component="div" variant="body2">
        <PlatformLabel platform={platform} />
        {description && ` · ${description}`}
      </Typography>
      <SubtleText component="div" variant="caption">
        <code>{id}</code>
        {' · '}
        {t('card.ownedBy', {
          owner: <EntityRefLink defaultKind="group" entityRef={owner} />,
        })}
        {sourceUrl && (
          <>
            {' · '}
            <Link to={sourceUrl} underline="always">
              {t('image.source')}
            </Link>
          </>
        )}
      </SubtleText>
    </DetailHead>
  );
}
