import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { demoTranslationRef } from '../../translation';
import type { DemoPerson } from './demoPeople';
import { PersonCard } from './PersonCard';

const useStyles = makeStyles(theme => ({
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(250px, 1fr))',
    gap: theme.spacing(3),
    listStyle: 'none',
    margin: theme.spacing(3, 0, 0),
    padding: 0,
  },
}));

interface PersonChoiceProps {
  people: DemoPerson[];
  onChoose: (person: DemoPerson) => void;
}

export function PersonChoice({ people, onChoose }: PersonChoiceProps) {
  const classes = useStyles();
  const { t } = useTranslationRef(demoTranslationRef);
  return (
    <>
      <Typography variant="h4" component="h1">
        {t('signIn.title')}
      </Typography>
      <Typography color="textSecondary">
        {people.length > 0 ? t('signIn.hint') : t('signIn.nobody')}
      </Typography>
      <ul className={classes.people} aria-label={t('signIn.people')}>
        {people.map(person => (
          <li key={person.userEntityRef}>
            <PersonCard person={person} onChoose={() => onChoose(person)} />
          </li>
        ))}
      </ul>
    </>
  );
}
