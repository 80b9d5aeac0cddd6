import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { templateRouteRef } from '../../routes';
import { formatDollars, specTexts } from '../../workstations';
import { FleetLink, RowHeader } from '../Panel';
import { SubtleText } from '../States';
import { PlatformLabel } from '../Workstation';
import { TemplateMarks } from './TemplateMarks';

const useStyles = makeStyles({
  narrow: { whiteSpace: 'nowrap' },
});

/** One template among all. */
export function TemplateRow({ template }: { template: Template }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(templateRouteRef);
  const { id, name, platform, instanceType, pricePerHour, readyNow } = template;
  const inUse = template.inUse ?? [];
  return (
    <TableRow hover>
      <RowHeader>
        <Link component={RouterLink} to={details({ templateId: id })}>
          {name}
        </Link>
        <div>
          <TemplateMarks template={template} />
        </div>
      </RowHeader>
      <TableCell>
        <PlatformLabel platform={platform} />
        <SubtleText component="div" variant="caption">
          {[instanceType, ...specTexts(template, t)]
            .filter(Boolean)
            .join(' · ')}
        </SubtleText>
      </TableCell>
      <TableCell className={classes.narrow}>
        {pricePerHour === undefined
          ? t('templates.unknown')
          : t('templates.perHour', {
              price: formatDollars(pricePerHour, language),
            })}
      </TableCell>
      <TableCell className={classes.narrow}>
        {t('templates.defaultVersion', {
          version: String(template.defaultVersion),
        })}
        <SubtleText component="div" variant="caption">
          {t('templates.latestVersion', {
            version: String(template.latestVersion),
          })}
        </SubtleText>
      </TableCell>
      <TableCell>
        {readyNow > 0 ? (
          <FleetLink owner="none" status={['pooled']} template={id}>
            {readyNow}
          </FleetLink>
        ) : (
          readyNow
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        {inUse.length === 0 && '0'}
        {inUse.map(({ version, workstations }) => (
          <div key={version}>
            <FleetLink template={id}>
              {t('templates.ofVersion', {
                count: workstations,
                version: String(version),
              })}
            </FleetLink>
          </div>
        ))}
      </TableCell>
    </TableRow>
  );
}
