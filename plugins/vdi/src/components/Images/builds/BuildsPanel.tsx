import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import {
  useImageBuilds,
  useSteadyList,
  useVdiTranslation,
} from '../../../hooks';
import { Pager } from '../../AllWorkstations';
import { DataTable, Panel } from '../../Panel';
import { Loading, LoadProblem, StaleNotice, SubtleText } from '../../States';
import type { ImageControls } from '../useImageControls';
import { BuildPanel } from './BuildPanel';
import { BuildRow } from './BuildRow';
import { BuildsAnnouncer } from './BuildsAnnouncer';
import { useCursors } from './useCursors';
import { useOpenBuild } from './useOpenBuild';

const PAGE = 10;

interface BuildsPanelProps {
  project: ImageProject;
  controls: ImageControls;
}

const idOf = ({ id }: { id: string }) => id;

/** The builds of a project, newest first, and all about the one that is open. */
export function BuildsPanel({ project, controls }: BuildsPanelProps) {
  const { t } = useVdiTranslation();
  const { cursor, page, next, previous, first } = useCursors();
  const builds = useImageBuilds(project.id, { limit: PAGE, cursor });
  const { items, hold } = useSteadyList(builds.value?.items ?? [], {
    key: cursor,
    idOf,
  });
  const { open, show, close } = useOpenBuild();
  return (
    <>
      <Panel id="vdi-builds" title={t('builds.title')}>
        <StaleNotice query={builds} />
        {builds.loading && <Loading text={t('builds.loading')} />}
        {!builds.value && <LoadProblem query={builds} />}
        {builds.value?.items.length === 0 && (
          <SubtleText>{t('builds.none')}</SubtleText>
        )}
        {items.length > 0 && (
          <DataTable
            actions={t('fleet.actions')}
            caption={t('builds.title')}
            columns={[
              t('builds.build'),
              t('fleet.status'),
              t('builds.started'),
              t('builds.took'),
              t('create.version'),
            ]}
            hold={hold}
          >
            {items.map(build => (
              <BuildRow
                key={build.id}
                build={build}
                controls={controls}
                onOpen={() => (open === build.id ? close() : show(build.id))}
                open={open === build.id}
                project={project}
              />
            ))}
          </DataTable>
        )}
        <BuildsAnnouncer builds={builds.value?.items ?? []} />
        <Pager
          hasPrevious={cursor !== undefined}
          nextCursor={builds.value?.nextCursor}
          onFirst={first}
          onNext={next}
          onPrevious={previous}
          page={page}
        />
      </Panel>
      {open && (
        <BuildPanel
          key={open}
          buildId={open}
          controls={controls}
          onClose={close}
          project={project}
        />
      )}
    </>
  );
}
