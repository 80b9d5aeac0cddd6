import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { imageRouteRef } from '../../../routes';
import { formatClock, formatExactly, RelativeTime } from '../../../time';
import { RowHeader } from '../../Panel';
import { SubtleText } from '../../States';
import { PlatformLabel } from '../../Workstation';
import { BuildStarter, BuildStatusLabel } from '../builds';
import { BaseAge } from '../project/BaseAge';
import { ImageMarks } from '../project/ImageMarks';

const useStyles = makeStyles({
  narrow: { whiteSpace: 'nowrap' },
});

/** One image project among all. */
export function ImageRow({ project }: { project: ImageProject }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(imageRouteRef);
  const { id, name, owner, platform, base, nextBuildAt } = project;
  const { lastBuild, defaultBuild } = project;
  return (
    <TableRow hover>
      <RowHeader>
        <Link component={RouterLink} to={details({ imageId: id })}>
          {name}
        </Link>
        <SubtleText component="div" variant="caption">
          <PlatformLabel platform={platform} />
        </SubtleText>
        <ImageMarks project={project} />
      </RowHeader>
      <TableCell>
        <EntityRefLink defaultKind="group" entityRef={owner} />
      </TableCell>
      <TableCell>
        {lastBuild ? (
          <>
            <BuildStatusLabel build={lastBuild} />
            <SubtleText component="div" variant="caption">
              <RelativeTime time={lastBuild.requestedAt} />{' '}
              <BuildStarter build={lastBuild} />
            </SubtleText>
          </>
        ) : (
          t('images.neverBuilt')
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {defaultBuild?.templateVersion === undefined
          ? '–'
          : t('create.versionOther', {
              version: String(defaultBuild.templateVersion),
            })}
        {defaultBuild && (
          <SubtleText component="div" variant="caption">
            {t('builds.name', { number: String(defaultBuild.number) })}
          </SubtleText>
        )}
      </TableCell>
      <TableCell>
        {base ? (
          <>
            {base.name}
            <SubtleText component="div" variant="caption">
              <BaseAge createdAt={base.createdAt} />
            </SubtleText>
          </>
        ) : (
          '–'
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {nextBuildAt ? (
          <time
            dateTime={nextBuildAt}
            title={formatExactly(Date.parse(nextBuildAt), language)}
          >
            {formatClock(Date.parse(nextBuildAt), Date.now(), language)}
          </time>
        ) : (
          t('images.byHand')
        )}
      </TableCell>
    </TableRow>
  );
}
