import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import Grid from '@material-ui/core/Grid';
import { demoTranslationRef } from '../../translation';
import { useFirstName } from './useFirstName';

/** Workstations first and widest; everything else beside them. */
export function HomeLayout({ widgets }: HomePageLayoutProps) {
  const { t } = useTranslationRef(demoTranslationRef);
  const name = useFirstName();
  const workstations = widgets.filter(isWorkstations);
  const others = widgets.filter(widget => !isWorkstations(widget));

  return (
    <Page themeId="home">
      <Header
        title={name ? t('home.greeting', { name }) : t('nav.home')}
        subtitle={t('home.subtitle')}
      />
      <Content>
        <Grid container spacing={3}>
          <Grid item xs={12} lg={8}>
            {workstations.map(widget => (
              <div key={widget.node.spec.id}>{widget.component}</div>
            ))}
          </Grid>
          <Grid item xs={12} lg={4}>
            <Grid container spacing={3}>
              {others.map(widget => (
                <Grid item xs={12} key={widget.node.spec.id}>
                  {widget.component}
                </Grid>
              ))}
            </Grid>
          </Grid>
        </Grid>
      </Content>
    </Page>
  );
}

function isWorkstations(widget: HomePageLayoutProps['widgets'][number]) {
  return widget.node.spec.plugin.pluginId === 'vdi';
}
