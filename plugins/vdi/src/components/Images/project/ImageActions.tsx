import { Link as RouterLink } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useLiveQuery, useVdiTranslation } from '../../../hooks';
import { vdiApiRef } from '../../../api';
import { isUnderWay } from '../../../images';
import { imageSettingsRouteRef } from '../../../routes';
import { formatRoughly } from '../../../time';
import { rollBackTarget } from '../dialogs';
import type { ImageControls } from '../useImageControls';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

interface ImageActionsProps {
  project: ImageProject;
  controls: ImageControls;
}

/** What one can do with an image project now. */
export function ImageActions({ project, controls }: ImageActionsProps) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const settings = useRouteRef(imageSettingsRouteRef);
  const { id, status, actions, lastBuild, typicalBuildSeconds } = project;
  const canRollBack = useCanRollBack(project);
  const building = lastBuild !== undefined && isUnderWay(lastBuild);
  const { busy, ask, build } = controls;
  return (
    <div className={classes.root}>
      {(actions.includes('build') || building) && (
        <Button
          color="primary"
          disabled={busy || building || !actions.includes('build')}
          onClick={build}
          size="small"
          variant="contained"
        >
          {buildText()}
        </Button>
      )}
      {canRollBack && (
        <Button
          disabled={busy}
          onClick={() => ask({ kind: 'rollback' })}
          size="small"
          variant="outlined"
        >
          {t('image.rollBack')}
        </Button>
      )}
      {actions.includes('change') && (
        <Button
          component={RouterLink}
          size="small"
          to={settings({ imageId: id })}
          variant="outlined"
        >
          {t('image.change')}
        </Button>
      )}
      {actions.includes('delete') && status !== 'deleting' && (
        <Button
          disabled={busy}
          onClick={() => ask({ kind: 'delete' })}
          size="small"
          variant="outlined"
        >
          {t('action.delete')}
        </Button>
      )}
    </div>
  );

  function buildText() {
    if (busy) {
      return t('image.asking');
    }
    if (building) {
      return t('image.building');
    }
    return typicalBuildSeconds === undefined
      ? t('image.build')
      : t('image.buildIn', {
          duration: formatRoughly(typicalBuildSeconds * 1000, language),
        });
  }
}

const MOST = 200;

/** Whether one may go back, and there is an earlier default version to go back to. */
function useCanRollBack({ id, actions, defaultBuild }: ImageProject): boolean {
  const api = useApi(vdiApiRef);
  const may = actions.includes('rollback');
  const target = useLiveQuery({
    // Only another default version makes a difference.
    key: `${id} ${defaultBuild?.id} ${may}`,
    load: async signal =>
      may
        ? rollBackTarget(
            (await api.images.listBuilds(id, { limit: MOST }, { signal }))
              .items,
            defaultBuild,
          )
        : undefined,
  });
  // When it cannot be found out, the question says why.
  return may && (target.value !== undefined || target.error !== undefined);
}
