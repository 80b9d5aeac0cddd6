import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Avatar from '@material-ui/core/Avatar';
import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { demoTranslationRef } from '../../translation';
import type { DemoPerson } from './demoPeople';

const AVATAR_COLORS = {
  developer: '#1f66b8',
  administrator: '#0f7a70',
};

const useStyles = makeStyles(theme => ({
  card: {
    height: '100%',
  },
  action: {
    height: '100%',
    padding: theme.spacing(3),
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    '&:focus-visible': {
      outline: `3px solid ${theme.palette.primary.main}`,
      outlineOffset: -3,
    },
  },
  avatar: {
    width: 56,
    height: 56,
    marginBottom: theme.spacing(2),
    color: '#fff',
    fontWeight: 600,
  },
  does: {
    marginTop: theme.spacing(1),
  },
}));

interface PersonCardProps {
  person: DemoPerson;
  onChoose: () => void;
}

export function PersonCard({ person, onChoose }: PersonCardProps) {
  const classes = useStyles();
  const { t } = useTranslationRef(demoTranslationRef);
  const role = useRole(person);
  return (
    <Card variant="outlined" className={classes.card}>
      <CardActionArea className={classes.action} onClick={onChoose}>
        <Avatar
          aria-hidden
          className={classes.avatar}
          style={{ backgroundColor: AVATAR_COLORS[person.role] }}
        >
          {initials(person.name)}
        </Avatar>
        <Typography variant="h6" component="span">
          {person.name}
        </Typography>
        <Typography component="span">{role}</Typography>
        <Typography
          component="span"
          variant="body2"
          color="textSecondary"
          className={classes.does}
        >
          {t(`signIn.does.${person.role}`)}
        </Typography>
      </CardActionArea>
    </Card>
  );
}

function useRole({ role, team }: DemoPerson): string {
  const { t } = useTranslationRef(demoTranslationRef);
  if (role === 'administrator') {
    return t('signIn.roles.administrator');
  }
  return team
    ? t('signIn.roles.developer', { team })
    : t('signIn.roles.developerWithoutTeam');
}

function initials(name: string): string {
  return name
    .split(' ')
    .map(word => word[0])
    .join('');
}
