import { NavLink } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useVdiTranslation } from '../../hooks';
import { allWorkstationsRouteRef, rootRouteRef } from '../../routes';

const useStyles = makeStyles(theme => ({
  root: {
    borderBottom: `1px solid ${theme.palette.divider}`,
    display: 'flex',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
  link: {
    borderBottom: '3px solid transparent',
    color: theme.palette.text.secondary,
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

/** Between one's own workstations and everybody's, for those who may see both. */
export function VdiNav() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const mine = useRouteRef(rootRouteRef);
  const all = useRouteRef(allWorkstationsRouteRef);
  return (
    <nav aria-label={t('page.nav')} className={classes.root}>
      <NavLink className={classes.link} end to={mine()}>
        {t('page.mine')}
      </NavLink>
      <NavLink className={classes.link} to={all()}>
        {t('page.all')}
      </NavLink>
    </nav>
  );
}
