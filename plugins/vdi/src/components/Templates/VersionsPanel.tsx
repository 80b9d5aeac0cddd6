import { useState } from 'react';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { useMay, useUserRef, useVdiTranslation } from '../../hooks';
import { DataTable, Panel } from '../Panel';
import { SubtleText } from '../States';
import { PinSwitch } from './PinSwitch';
import { RolloutDialog } from './RolloutDialog';
import { StartMembersDialog } from './StartMembersDialog';
import { VersionRow } from './VersionRow';

/** The versions of a template, newest first, and what one can do with them. */
export function VersionsPanel({ detail }: { detail: TemplateDetail }) {
  const { t } = useVdiTranslation();
  const userRef = useUserRef();
  const { managePools } = useMay();
  const [rollout, setRollout] = useState<number>();
  const [starting, setStarting] = useState<number>();
  const { template, versions } = detail;
  return (
    <Panel id="vdi-versions" title={t('templates.versions')}>
      <PinSwitch template={template} />
      {versions.length === 0 ? (
        <SubtleText>{t('templates.noVersions')}</SubtleText>
      ) : (
        <DataTable
          actions={t('fleet.actions')}
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
            <VersionRow
              key={version.version}
              defaultVersion={template.defaultVersion}
              onMakeDefault={() => setRollout(version.version)}
              onStart={
                managePools ? () => setStarting(version.version) : undefined
              }
              userRef={userRef}
              version={version}
            />
          ))}
        </DataTable>
      )}
      <RolloutDialog
        onClose={() => setRollout(undefined)}
        template={template}
        version={rollout}
      />
      <StartMembersDialog
        onClose={() => setStarting(undefined)}
        template={template}
        version={starting}
        versions={versions}
      />
    </Panel>
  );
}
