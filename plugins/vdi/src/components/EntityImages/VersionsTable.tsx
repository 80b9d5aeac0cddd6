import Chip from '@material-ui/core/Chip';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type {
  TemplateDetail,
  TemplateVersion,
} from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { ActorName, DataTable, RowHeader } from '../Panel';
import { SubtleText } from '../States';

const useStyles = makeStyles(theme => ({
  chip: { margin: theme.spacing(0, 0, 0, 1) },
  narrow: { whiteSpace: 'nowrap' },
}));

/** The versions of a template, newest first, to look at. */
export function VersionsTable({ detail }: { detail: TemplateDetail }) {
  const { t } = useVdiTranslation();
  const { template, versions } = detail;
  return versions.length === 0 ? (
    <SubtleText>{t('templates.noVersions')}</SubtleText>
  ) : (
    <DataTable
      caption={t('templates.versions')}
      columns={[
        t('create.version'),
        t('templates.built'),
        t('templates.image'),
        t('templates.madeDefault'),
        t('templates.inUse'),
        t('templates.warm'),
      ]}
    >
      {versions.map(version => (
        <Row
          key={version.version}
          overtaken={version.version < template.defaultVersion}
          version={version}
        />
      ))}
    </DataTable>
  );
}

interface RowProps {
  version: TemplateVersion;
  /** Whether people get a newer one */
  overtaken: boolean;
}

function Row({ version, overtaken }: RowProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  const { imageId, description, madeDefaultAt, madeDefaultBy } = version;
  return (
    <TableRow hover>
      <RowHeader>
        {t('create.versionOther', { version: String(version.version) })}
        {version.isDefault && (
          <Chip
            className={classes.chip}
            color="primary"
            component="span"
            label={t('templates.default')}
            size="small"
          />
        )}
        {description && (
          <SubtleText component="div" variant="caption">
            {description}
          </SubtleText>
        )}
      </RowHeader>
      <TableCell className={classes.narrow}>
        <RelativeTime time={version.createdAt} />
      </TableCell>
      <TableCell className={classes.narrow}>
        {imageId ? (
          <code>{imageId}</code>
        ) : (
          // For one that has been overtaken no image comes any more.
          t(overtaken ? 'templates.noImage' : 'templates.beingBuilt')
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {madeDefaultAt ? <RelativeTime time={madeDefaultAt} /> : '–'}
        {madeDefaultBy && (
          <SubtleText component="div" variant="caption">
            {t('history.by', {
              actor: <ActorName actor={madeDefaultBy} userRef={userRef} />,
            })}
          </SubtleText>
        )}
      </TableCell>
      <TableCell>{version.workstations}</TableCell>
      <TableCell>{version.readyNow}</TableCell>
    </TableRow>
  );
}
