import { MarkdownContent } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { demoTranslationRef } from '../../translation';

export function FirstSteps() {
  const { t } = useTranslationRef(demoTranslationRef);
  const steps = [
    t('firstSteps.create'),
    t('firstSteps.connect'),
    t('firstSteps.entity'),
    t('firstSteps.stranger'),
    t('firstSteps.fleet'),
  ];
  return (
    <>
      <Typography variant="h5" component="h2">
        {t('firstSteps.title')}
      </Typography>
      <MarkdownContent
        content={steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}
      />
    </>
  );
}
