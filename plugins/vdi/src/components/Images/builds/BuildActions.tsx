import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ImageBuild,
  ImageProject,
} from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import type { ImageControls } from '../useImageControls';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

interface BuildActionsProps {
  project: ImageProject;
  build: ImageBuild;
  controls: ImageControls;
}

/** What one may do with a build now. */
export function BuildActions({ project, build, controls }: BuildActionsProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { actions, status, isDefault, templateVersion } = build;
  const number = String(build.number);
  const again =
    project.actions.includes('rollback') &&
    status === 'promoted' &&
    !isDefault &&
    templateVersion !== undefined;
  const buttons = [
    // What was the default before is gone back to.
    !again &&
      actions.includes('promote') && {
        kind: 'promote' as const,
        name:
          project.promotion === 'approval'
            ? ('approve' as const)
            : ('promote' as const),
      },
    actions.includes('reject') && {
      kind: 'reject' as const,
      name: 'reject' as const,
    },
    again && { kind: 'rollback' as const, name: 'rollback' as const },
    actions.includes('cancel') && {
      kind: 'cancel' as const,
      name: 'cancel' as const,
    },
  ].filter(button => button !== false);
  if (buttons.length === 0 && !actions.includes('try')) {
    return null;
  }
  return (
    <div className={classes.root}>
      {buttons.map(({ kind, name }) => (
        <Button
          key={name}
          aria-label={t(`builds.actionOf.${name}`, { number })}
          color={kind === 'promote' ? 'primary' : 'default'}
          disabled={controls.busy}
          onClick={() => controls.ask({ kind, build })}
          size="small"
          variant={kind === 'promote' ? 'contained' : 'outlined'}
        >
          {t(`builds.action.${name}`)}
        </Button>
      ))}
      {actions.includes('try') && (
        <Button
          aria-label={t('builds.actionOf.try', { number })}
          disabled={controls.busy}
          onClick={() => controls.tryAgain(build)}
          size="small"
          variant="outlined"
        >
          {t('builds.action.try')}
        </Button>
      )}
    </div>
  );
}
