import DialogContentText from '@material-ui/core/DialogContentText';
import type {
  TemplateDetail,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  useTemplate,
  useVdiTranslation,
  type LiveQuery,
  type VdiTranslate,
} from '../../../hooks';
import { LossWarnings } from './LossWarnings';
import { QuestionDialog } from './QuestionDialog';
import type { WorkstationQuestionProps } from './WorkstationQuestionProps';

/** Asks before a workstation is made anew, and says what is lost and what it becomes. */
export function RebuildDialog(props: WorkstationQuestionProps) {
  const { workstation, onAnswer, ...question } = props;
  const { t } = useVdiTranslation();
  const template = useTemplate(workstation.template.id);
  return (
    <QuestionDialog
      {...question}
      confirm={t('rebuild.confirm')}
      confirming={t('rebuild.busy')}
      danger
      // Nobody confirms what they were not told.
      disabled={template.loading}
      keep={t('rebuild.keep')}
      onConfirm={() => onAnswer({ action: 'rebuild' })}
      title={t('rebuild.title', { name: workstation.name })}
    >
      <DialogContentText>{t('rebuild.lost')}</DialogContentText>
      <DialogContentText aria-live="polite">
        {versionText(workstation, template, t)} {t('rebuild.kept')}
      </DialogContentText>
      <LossWarnings workstation={workstation} />
    </QuestionDialog>
  );
}

function versionText(
  { template: { name, version } }: Workstation,
  { loading, value }: LiveQuery<TemplateDetail>,
  t: VdiTranslate,
): string {
  if (loading) {
    return t('rebuild.loading');
  }
  if (!value) {
    // It is not offered to this person any more, or could not be loaded.
    return t('rebuild.defaultVersion', { template: name });
  }
  const to = value.template.defaultVersion;
  return to === version
    ? t('rebuild.sameVersion', { template: name, to: String(to) })
    : t('rebuild.version', {
        template: name,
        to: String(to),
        from: String(version),
      });
}
