import { MarkdownContent } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { demoTranslationRef } from '../../translation';

// Color alone does not tell a link from the text around it.
const useStyles = makeStyles(theme => ({
  steps: {
    '& a': { textDecoration: 'underline' },
    // Markdown brings a typeface of its own.
    '&&': { fontFamily: theme.typography.fontFamily },
  },
}));

export function FirstSteps() {
  const classes = useStyles();
  const { t } = useTranslationRef(demoTranslationRef);
  const steps = [
    t('firstSteps.create'),
    t('firstSteps.connect'),
    t('firstSteps.entity'),
    t('firstSteps.image'),
    t('firstSteps.stranger'),
    t('firstSteps.fleet'),
  ];
  return (
    <>
      <Typography variant="h5" component="h2">
        {t('firstSteps.title')}
      </Typography>
      <MarkdownContent
        className={classes.steps}
        content={steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}
      />
    </>
  );
}
