import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';

/** What is the matter with a project, and what to do; nothing while it is ready. */
export function ProjectNotice({ project }: { project: ImageProject }) {
  const { t } = useVdiTranslation();
  const { status, problem } = project;
  if (status === 'ready' && !problem) {
    return null;
  }
  if (status === 'preparing' || status === 'deleting') {
    return (
      <Alert severity="info">{problem ?? t(`image.notice.${status}`)}</Alert>
    );
  }
  return (
    <Alert severity={status === 'broken' ? 'error' : 'warning'}>
      <AlertTitle>{t('image.problemTitle')}</AlertTitle>
      {problem ?? t('image.problemUnknown')}
      {status === 'broken' && <div>{t('image.triedAgain')}</div>}
    </Alert>
  );
}
