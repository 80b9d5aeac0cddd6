import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { Me, Template } from '@deskstage/backstage-plugin-vdi-common';
import { errorKind } from '../../errors';
import { useVdiTranslation } from '../../hooks';
import { EntityPicker } from '../EntityPicker';
import { CheckedField } from '../Fields';
import { ErrorNotice } from '../States';
import { TemplateChoice } from './TemplateChoice';
import { VersionField } from './VersionField';
import type { WorkstationForm } from './useWorkstationForm';

const KINDS = ['Component', 'System'];

const PROBLEMS = {
  missing: 'create.nameMissing',
  long: 'create.nameLong',
  pattern: 'create.namePattern',
} as const;

interface NewWorkstationFieldsProps {
  form: WorkstationForm;
  templates: readonly Template[];
  suggested: readonly string[];
  /** Given when the person may not have another one */
  limits?: Me['workstations'];
  error?: Error;
}

/** The fields of a new workstation, and what stands in its way. */
export function NewWorkstationFields(props: NewWorkstationFieldsProps) {
  const { form, templates, suggested, limits, error } = props;
  const { t } = useVdiTranslation();
  if (templates.length === 0) {
    return <Typography>{t('create.noTemplates')}</Typography>;
  }
  return (
    <>
      {limits && (
        <Alert severity="warning">
          {t('create.limit', {
            count: limits.used,
            limit: String(limits.limit),
          })}
        </Alert>
      )}
      <TemplateChoice
        chosen={form.template?.id}
        onChoose={form.setTemplate}
        suggested={suggested}
        templates={templates}
      />
      <CheckedField
        fullWidth
        help={t('create.nameHelp')}
        id="vdi-name"
        label={t('create.name')}
        onChange={event => form.setName(event.target.value)}
        problem={form.problem && t(PROBLEMS[form.problem])}
        value={form.name}
      />
      <EntityPicker
        helperText={t('create.entityHelp')}
        kinds={KINDS}
        label={t('create.entity')}
        onChange={form.setEntityRef}
        value={form.entityRef}
      />
      {form.template && (
        <VersionField
          key={form.template.id}
          onChange={form.setVersion}
          templateId={form.template.id}
          version={form.version}
        />
      )}
      {error && (
        <ErrorNotice title={t('create.failed')} error={error}>
          {errorKind(error) === 'conflict' && (
            <Typography variant="body2">{t('create.vanished')}</Typography>
          )}
        </ErrorNotice>
      )}
    </>
  );
}
