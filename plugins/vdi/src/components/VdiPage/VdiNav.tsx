import { NavLink } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useVdiTranslation } from '../../hooks';
import { allWorkstationsRouteRef, rootRouteRef } from '../../routes';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    borderBottom: `1px solid ${theme.palette.divider}`,
    display: 'flex',
    gap: theme.spacing(1),
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

/** The way to one's own workstations and, for those who may see them, to everybody's. */
export function VdiNav({ withAll }: { withAll: boolean }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const mine = useRouteRef(rootRouteRef);
  const all = useRouteRef(allWorkstationsRouteRef);
  return (
    <nav aria-label={t('page.nav')} className={classes.root}>
      <NavLink className={classes.link} end to={mine()}>
        {t('page.mine')}
      </NavLink>
      {withAll && (
        <NavLink className={classes.link} to={all()}>
          {t('page.all')}
        </NavLink>
      )}
    </nav>
  );
}
