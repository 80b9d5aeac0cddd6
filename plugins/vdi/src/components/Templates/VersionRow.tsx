import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { TemplateVersion } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { ActorName, RowHeader } from '../Panel';
import { SubtleText } from '../States';

const useStyles = makeStyles(theme => ({
  narrow: { whiteSpace: 'nowrap' },
  chip: { margin: theme.spacing(0, 0, 0, 1) },
  actions: {
    alignItems: 'flex-end',
    display: 'flex',
    flexDirection: 'column',
    whiteSpace: 'nowrap',
  },
}));

interface VersionRowProps {
  version: TemplateVersion;
  defaultVersion: number;
  /** The signed-in person */
  userRef?: string;
  onMakeDefault: () => void;
  onStart?: () => void;
}

/** One version of a template. */
export function VersionRow(props: VersionRowProps) {
  const { version, defaultVersion, userRef, onMakeDefault, onStart } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { imageId, isDefault, description, createdBy } = version;
  const number = String(version.version);
  const older = version.version < defaultVersion;
  return (
    <TableRow hover>
      <RowHeader>
        {t('create.versionOther', { version: number })}
        {isDefault && (
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
        {createdBy && (
          <SubtleText component="div" title={createdBy} variant="caption">
            {t('history.by', { actor: shortPrincipal(createdBy) })}
          </SubtleText>
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {imageId ? (
          <code>{imageId}</code>
        ) : (
          // For one that has been overtaken no image comes any more.
          t(older ? 'templates.noImage' : 'templates.beingBuilt')
        )}
        {version.instanceType && (
          <SubtleText component="div" variant="caption">
            {version.instanceType}
          </SubtleText>
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {version.madeDefaultAt ? (
          <RelativeTime time={version.madeDefaultAt} />
        ) : (
          '–'
        )}
        {version.madeDefaultBy && (
          <SubtleText component="div" variant="caption">
            {t('history.by', {
              actor: (
                <ActorName actor={version.madeDefaultBy} userRef={userRef} />
              ),
            })}
          </SubtleText>
        )}
      </TableCell>
      <TableCell>{version.workstations}</TableCell>
      <TableCell>{version.readyNow}</TableCell>
      <TableCell align="right">
        <div className={classes.actions}>
          {!isDefault && imageId && (
            <Button
              aria-label={t(
                older ? 'templates.rollBackOf' : 'templates.makeDefaultOf',
                { version: number },
              )}
              color="primary"
              onClick={onMakeDefault}
              size="small"
            >
              {t(older ? 'templates.rollBack' : 'templates.makeDefault')}
            </Button>
          )}
          {imageId && onStart && (
            <Button
              aria-label={t('startMembers.openOf', { version: number })}
              onClick={onStart}
              size="small"
            >
              {t('startMembers.open')}
            </Button>
          )}
        </div>
      </TableCell>
    </TableRow>
  );
}

/** The name at the end of an ARN; the whole is on hover. */
function shortPrincipal(principal: string): string {
  return principal.split('/').at(-1) || principal;
}
