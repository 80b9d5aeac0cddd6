import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import type { ImageProjectDetail } from '@deskstage/backstage-plugin-vdi-common';
import { useImageChoices, useVdiTranslation } from '../../../hooks';
import { formatDollars } from '../../../workstations';
import { Facts, LastChange, Panel } from '../../Panel';
import { BaseAge } from './BaseAge';
import { useScheduleText } from './useScheduleText';

const useStyles = makeStyles(theme => ({
  script: {
    backgroundColor: theme.palette.action.hover,
    margin: 0,
    maxHeight: 240,
    overflow: 'auto',
    padding: theme.spacing(1),
    whiteSpace: 'pre-wrap',
  },
}));

/** What a project is made of. */
export function MadeOfPanel({ detail }: { detail: ImageProjectDetail }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const { project, settings, pricePerHour } = detail;
  const { tools = [], packages = [], components = [], groups = [] } = settings;
  const { installScript, diskGiB, keep, instanceTypes } = settings;
  const choices = useImageChoices();
  const toolName = (tool: string) =>
    choices.value?.tools.find(({ id }) => id === tool)?.name ?? tool;
  const schedule = useScheduleText(settings.schedule);
  const { base } = project;
  return (
    <Panel id="vdi-made-of" title={t('image.madeOf')}>
      <LastChange change={detail} />
      <Facts
        facts={[
          [
            t('images.base'),
            <>
              {base?.name ?? settings.base.templateId}
              {settings.base.imageId && <> ({settings.base.imageId})</>}
              {base && (
                <>
                  {', '}
                  <BaseAge createdAt={base.createdAt} />
                </>
              )}
            </>,
          ],
          [
            t('imageForm.tools'),
            tools.map(toolName).join(', ') || t('image.none'),
          ],
          [t('imageForm.packages'), packages.join(', ') || t('image.none')],
          installScript
            ? [
                t('imageForm.script'),
                // Long ones scroll, by keyboard too.
                <pre
                  aria-label={t('imageForm.script')}
                  className={classes.script}
                  role="region"
                  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                  tabIndex={0}
                >
                  {installScript}
                </pre>,
              ]
            : undefined,
          components.length > 0
            ? [
                t('imageForm.components'),
                components.map(({ name }) => name).join(', '),
              ]
            : undefined,
          [
            t('imageForm.disk'),
            diskGiB === undefined
              ? t('image.asBase')
              : t('specs.disk', { size: String(diskGiB) }),
          ],
          [t('templates.types'), instanceTypes.join(', ')],
          [
            t('templates.price'),
            pricePerHour === undefined
              ? t('templates.unknown')
              : t('templates.perHourOf', {
                  price: formatDollars(pricePerHour, language),
                  type: instanceTypes[0],
                }),
          ],
          [
            t('templates.who'),
            groups.length > 0 ? (
              <EntityRefLinks defaultKind="group" entityRefs={groups} />
            ) : (
              t('templates.everybody')
            ),
          ],
          [t('imageForm.schedule'), schedule],
          [
            t('imageForm.promotion'),
            t(`imageForm.promotions.${project.promotion}`),
          ],
          [t('imageForm.keep'), t('image.kept', { count: keep ?? 5 })],
        ]}
      />
    </Panel>
  );
}
