import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { isUnderWay } from '../../../images';
import { Panel } from '../../Panel';
import { BuildProgress } from '../builds';

/** How far the build under way is; nothing while there is none. */
export function RunningBuild({ project }: { project: ImageProject }) {
  const { t } = useVdiTranslation();
  const { lastBuild, typicalBuildSeconds } = project;
  if (!lastBuild || !isUnderWay(lastBuild)) {
    return null;
  }
  return (
    <Panel
      id="vdi-build-under-way"
      title={t('image.underWay', { number: String(lastBuild.number) })}
    >
      <BuildProgress
        build={{ typicalSeconds: typicalBuildSeconds, ...lastBuild }}
      />
    </Panel>
  );
}
