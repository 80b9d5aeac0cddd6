import { InfoCard } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { RendererProps } from '@backstage/plugin-home-react';
import { useVdiTranslation } from '../../hooks';
import { rootRouteRef } from '../../routes';

/** The home page card around the workstations, with its title in the reader's language. */
export function Renderer({ Content }: RendererProps) {
  const { t } = useVdiTranslation();
  const all = useRouteRef(rootRouteRef);
  return (
    <InfoCard
      deepLink={{ title: t('widget.all'), link: all() }}
      title={t('widget.title')}
    >
      <Content />
    </InfoCard>
  );
}
