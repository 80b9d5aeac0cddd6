import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { useMay, useVdiTranslation } from '../../hooks';
import { poolRouteRef } from '../../routes';
import { formatRoughly } from '../../time';
import { formatDollars, specTexts } from '../../workstations';
import { Facts, Panel } from '../Panel';

/** What there is to know about a template. */
export function TemplateFacts({ detail }: { detail: TemplateDetail }) {
  const { t, language } = useVdiTranslation();
  const pool = useRouteRef(poolRouteRef);
  const { managePools, readFleet } = useMay();
  const { template, groups } = detail;
  const { id, instanceTypes = [], pricePerHour, typicalSeconds } = template;
  const withPools = managePools || readFleet;
  return (
    <Panel id="vdi-template-facts" title={t('detail.facts')}>
      <Facts
        facts={[
          [t('templates.machine'), specTexts(template, t).join(' · ') || '–'],
          [t('templates.types'), instanceTypes.join(', ') || '–'],
          [
            t('templates.price'),
            pricePerHour === undefined
              ? t('templates.unknown')
              : t('templates.perHourOf', {
                  price: formatDollars(pricePerHour, language),
                  type: template.instanceType ?? '',
                }),
          ],
          [
            t('templates.typical'),
            typicalSeconds === undefined
              ? t('templates.unknown')
              : formatRoughly(typicalSeconds * 1000, language),
          ],
          [
            t('templates.account'),
            t(`templates.identity.${template.identityMode}`),
          ],
          [
            t('templates.hibernation'),
            template.hibernation ? t('templates.yes') : t('templates.no'),
          ],
          [
            t('templates.who'),
            groups?.length ? (
              <EntityRefLinks defaultKind="group" entityRefs={groups} />
            ) : (
              t('templates.everybody')
            ),
          ],
          withPools
            ? [
                t('templates.pool'),
                <Link component={RouterLink} to={pool({ templateId: id })}>
                  {t('templates.poolLink', { count: template.readyNow })}
                </Link>,
              ]
            : undefined,
        ]}
      />
    </Panel>
  );
}
