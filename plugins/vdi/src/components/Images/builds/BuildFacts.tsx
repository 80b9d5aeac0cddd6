import { Link } from '@backstage/core-components';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../../hooks';
import { buildDuration } from '../../../images';
import { formatDuration, RelativeTime } from '../../../time';
import { ActorName, Facts } from '../../Panel';
import { BuildStarter } from './BuildStarter';
import { Section } from './Section';

/** What there is to know about a build. */
export function BuildFacts({ build }: { build: ImageBuild }) {
  const { t, language } = useVdiTranslation();
  const userRef = useUserRef();
  const { amiId, logUrl, recipeVersion, templateVersion } = build;
  const { promotedAt, promotedBy, decidedBy } = build;
  const duration = buildDuration(build);
  return (
    <Section id="vdi-build-facts" title={t('detail.facts')}>
      <Facts
        facts={[
          [
            t('builds.started'),
            <>
              <RelativeTime time={build.requestedAt} />{' '}
              <BuildStarter build={build} />
            </>,
          ],
          duration === undefined
            ? undefined
            : [t('builds.took'), formatDuration(duration, language)],
          templateVersion === undefined
            ? undefined
            : [t('create.version'), String(templateVersion)],
          amiId ? [t('templates.image'), <code>{amiId}</code>] : undefined,
          recipeVersion ? [t('builds.recipe'), recipeVersion] : undefined,
          promotedAt
            ? [
                t('templates.madeDefault'),
                <>
                  <RelativeTime time={promotedAt} />
                  {promotedBy && (
                    <>
                      {' '}
                      {t('history.by', {
                        actor: (
                          <ActorName actor={promotedBy} userRef={userRef} />
                        ),
                      })}
                    </>
                  )}
                </>,
              ]
            : undefined,
          decidedBy
            ? [
                build.status === 'cancelled'
                  ? t('builds.cancelledBy')
                  : t('builds.rejectedBy'),
                <ActorName actor={decidedBy} userRef={userRef} />,
              ]
            : undefined,
          logUrl
            ? [
                t('builds.log'),
                <Link to={logUrl} underline="always">
                  {t('builds.openLog')}
                </Link>,
              ]
            : undefined,
        ]}
      />
    </Section>
  );
}
