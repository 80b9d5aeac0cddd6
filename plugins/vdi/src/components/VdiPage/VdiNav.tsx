import { NavLink } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Me } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import {
  allWorkstationsRouteRef,
  imagesRouteRef,
  operationsRouteRef,
  poolsRouteRef,
  rootRouteRef,
  templatesRouteRef,
} from '../../routes';
import {
  seesFleet,
  seesImages,
  seesPools,
  seesTemplates,
} from './administration';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    borderBottom: `1px solid ${theme.palette.divider}`,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    marginBottom: theme.spacing(2),
  },
  link: {
    borderBottom: '3px solid transparent',
    color: theme.palette.textSubtle,
    fontFamily: theme.typography.fontFamily,
    fontWeight: 700,
    padding: theme.spacing(1, 2),
    textDecoration: 'none',
    '&:hover': { color: theme.palette.text.primary },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
    '&[aria-current="page"]': {
      borderBottomColor: theme.palette.primary.main,
      color: theme.palette.text.primary,
    },
  },
}));

interface VdiNavProps {
  may?: Me['may'];
  /** Whether a page is shown from which one may want to go back */
  details: boolean;
}

/** The way to one's own workstations and to what else one may see; nothing where there is nothing else. */
export function VdiNav({ may, details }: VdiNavProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const mine = useRouteRef(rootRouteRef);
  const all = useRouteRef(allWorkstationsRouteRef);
  const templates = useRouteRef(templatesRouteRef);
  const images = useRouteRef(imagesRouteRef);
  const pools = useRouteRef(poolsRouteRef);
  const operations = useRouteRef(operationsRouteRef);
  const others = may
    ? [
        seesFleet(may) && { to: all(), label: t('page.all') },
        seesTemplates(may) && { to: templates(), label: t('page.templates') },
        seesImages(may) && { to: images(), label: t('page.images') },
        seesPools(may) && { to: pools(), label: t('page.pools') },
        seesFleet(may) && { to: operations(), label: t('page.operations') },
      ].filter(link => link !== false)
    : [];
  if (others.length === 0 && !details) {
    return null;
  }
  return (
    <nav aria-label={t('page.nav')} className={classes.root}>
      <NavLink className={classes.link} end to={mine()}>
        {t('page.mine')}
      </NavLink>
      {others.map(({ to, label }) => (
        <NavLink key={to} className={classes.link} to={to}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
