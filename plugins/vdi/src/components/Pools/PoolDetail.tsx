import { useRef } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useMay, useVdiTranslation } from '../../hooks';
import { templateRouteRef } from '../../routes';
import { DetailHead } from '../Panel';
import { SubtleText } from '../States';
import { PlatformLabel } from '../Workstation';
import { ActualPanel } from './chart';
import { EditorPanel } from './editor';
import { HeldReason } from './HeldReason';
import { NextChange } from './NextChange';
import { PauseSwitch } from './PauseSwitch';
import { PoolFigures } from './PoolFigures';
import { PoolStateLabel } from './PoolStateLabel';
import { SettingsPanel } from './SettingsPanel';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** Header, numbers, charts and settings of a pool. */
export function PoolDetail({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const template = useRouteRef(templateRouteRef);
  const { managePools = false, manageTemplates } = useMay();
  const { source, held, settings, nextChange } = pool;
  const editable = managePools && source !== 'configuration';
  const { id, name, platform } = pool.template;
  return (
    <div className={classes.root}>
      <DetailHead
        beside={<PoolStateLabel pool={pool} />}
        heading={heading}
        title={t('pools.of', { name })}
      >
        <Typography component="div" variant="body2">
          <PlatformLabel platform={platform} />
          {' · '}
          {manageTemplates ? (
            <Link
              component={RouterLink}
              to={template({ templateId: id })}
              underline="always"
            >
              {t('pools.version', { version: String(pool.version) })}
            </Link>
          ) : (
            t('pools.version', { version: String(pool.version) })
          )}
        </Typography>
        {settings && (
          <SubtleText component="div">
            {t('pools.nextIs', {
              change: <NextChange change={nextChange} />,
            })}
          </SubtleText>
        )}
      </DetailHead>
      {held && (
        <Alert severity="error">
          <HeldReason held={held} />
        </Alert>
      )}
      {settings && editable && <PauseSwitch pool={pool} settings={settings} />}
      {settings && <PoolFigures pool={pool} />}
      {settings && <ActualPanel pool={pool} />}
      {editable ? (
        // What a new pool does is told above the form, out of sight.
        <EditorPanel onStarted={() => heading.current?.focus()} pool={pool} />
      ) : (
        <SettingsPanel pool={pool} />
      )}
    </div>
  );
}
