import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { vdiTranslationRef } from '../../translation';
import { VdiRouter } from './VdiRouter';

/** The page of old-system apps, which frame themselves. */
export function VdiPage() {
  const { t } = useTranslationRef(vdiTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} subtitle={t('page.subtitle')} />
      <Content>
        <VdiRouter />
      </Content>
    </Page>
  );
}
