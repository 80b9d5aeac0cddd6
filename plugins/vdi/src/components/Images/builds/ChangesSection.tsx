import { useState } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type {
  ImageBuild,
  ImageBuildChanges,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  useImageBuildChanges,
  useImageBuilds,
  useVdiTranslation,
} from '../../../hooks';
import { Loading, LoadProblem, SubtleText } from '../../States';
import { DifferencesTable } from './DifferencesTable';
import { Section } from './Section';

const MOST = 100;
const BEFORE = '';

/** What differs between a build and another one. */
export function ChangesSection({ build }: { build: ImageBuild }) {
  const { t } = useVdiTranslation();
  const [since, setSince] = useState(BEFORE);
  const changes = useImageBuildChanges(build, since || undefined);
  const { value: page } = useImageBuilds(build.imageId, { limit: MOST });
  const others = (page?.items ?? []).filter(({ id }) => id !== build.id);
  return (
    <Section id="vdi-build-changes" title={t('builds.changes')}>
      {others.length > 0 && (
        <TextField
          id="vdi-build-since"
          InputLabelProps={{ id: 'vdi-build-since-label', shrink: true }}
          label={t('builds.since')}
          onChange={event => setSince(event.target.value)}
          select
          SelectProps={{
            displayEmpty: true,
            labelId: 'vdi-build-since-label',
          }}
          size="small"
          value={since}
          variant="outlined"
        >
          <MenuItem value={BEFORE}>{t('builds.sinceDefault')}</MenuItem>
          {others.map(({ id, number }) => (
            <MenuItem key={id} value={id}>
              {t('builds.name', { number: String(number) })}
            </MenuItem>
          ))}
        </TextField>
      )}
      {changes.loading && <Loading text={t('builds.comparing')} />}
      {!changes.value && <LoadProblem query={changes} />}
      {changes.value && <Changes changes={changes.value} />}
    </Section>
  );
}

function Changes({ changes }: { changes: ImageBuildChanges }) {
  const { t } = useVdiTranslation();
  const { since, settings, packages } = changes;
  if (!since) {
    return <SubtleText>{t('builds.nothingBefore')}</SubtleText>;
  }
  return (
    <>
      <SubtleText role="status">
        {t('builds.comparedWith', { number: String(since.number) })}{' '}
        {t('builds.settingsChanged', { count: settings.length })}{' '}
        {t('builds.packagesChanged', { count: packages.length })}
      </SubtleText>
      {settings.length > 0 && (
        <DifferencesTable
          caption={t('builds.settings')}
          items={settings.map(({ field, ...change }) => ({
            name: field,
            ...change,
          }))}
          label={t('builds.setting')}
        />
      )}
      {packages.length > 0 && (
        <DifferencesTable
          caption={t('builds.packages')}
          items={packages}
          label={t('builds.package')}
        />
      )}
    </>
  );
}
