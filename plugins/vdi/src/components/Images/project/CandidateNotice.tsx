import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { BuildActions } from '../builds';
import type { ImageControls } from '../useImageControls';

interface CandidateNoticeProps {
  project: ImageProject;
  controls: ImageControls;
}

/** Tells that a build waits for somebody to agree, and lets them; nothing while none does. */
export function CandidateNotice({ project, controls }: CandidateNoticeProps) {
  const { t } = useVdiTranslation();
  const { candidate, promotion } = project;
  if (!candidate) {
    return null;
  }
  const number = String(candidate.number);
  return (
    <Alert severity={promotion === 'approval' ? 'warning' : 'info'}>
      <AlertTitle>
        {promotion === 'approval'
          ? t('image.waitsTitle', { number })
          : t('image.candidateTitle', { number })}
      </AlertTitle>
      <p>{t(`image.candidateText.${promotion}`)}</p>
      <BuildActions build={candidate} controls={controls} project={project} />
    </Alert>
  );
}
