import { makeStyles } from '@material-ui/core/styles';
import type { ImageChoices } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { CheckedField } from '../../Fields';
import { BaseField, ToolsField } from '../fields';
import { ComponentsField } from './ComponentsField';
import { packagesOf } from './imageForm';
import type { ImageEditor } from './useImageForm';

const useStyles = makeStyles({
  code: { fontFamily: 'monospace', fontSize: '0.85rem' },
});

interface ContentFieldsProps {
  /** Of the project, which cannot be built upon itself */
  imageId: string;
  editor: ImageEditor;
  choices: ImageChoices;
}

/** What is installed on an image. */
export function ContentFields(props: ContentFieldsProps) {
  const { imageId, editor, choices } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { form, edit, problems } = editor;
  const base = choices.bases.find(
    ({ templateId }) => templateId === form.baseTemplateId,
  );
  const windows = base?.platform === 'windows';
  const problem = (field: keyof typeof problems) => {
    const found = problems[field];
    return found && t(`imageForm.problem.${found}`);
  };
  return (
    <>
      <CheckedField
        id="vdi-image-name"
        inputProps={{ maxLength: 100 }}
        label={t('create.name')}
        onChange={event => edit({ name: event.target.value })}
        problem={problem('name')}
        value={form.name}
      />
      <CheckedField
        id="vdi-image-description"
        inputProps={{ maxLength: 255 }}
        label={t('imageForm.description')}
        onChange={event => edit({ description: event.target.value })}
        value={form.description}
      />
      <BaseField
        bases={choices.bases.filter(each => each.templateId !== imageId)}
        id="vdi-image-base"
        label={t('images.base')}
        onChange={baseTemplateId => edit({ baseTemplateId })}
        value={form.baseTemplateId}
      />
      <CheckedField
        help={t('imageForm.amiHelp')}
        id="vdi-image-ami"
        label={t('imageForm.ami')}
        onChange={event => edit({ baseImageId: event.target.value })}
        placeholder="ami-0123456789abcdef0"
        problem={problem('baseImageId')}
        value={form.baseImageId}
      />
      <ToolsField
        base={base}
        id="vdi-image-tools"
        label={t('imageForm.tools')}
        onChange={tools => edit({ tools })}
        tools={choices.tools}
        values={form.tools}
      />
      {(!windows || form.packages) && (
        <CheckedField
          help={t('imageForm.packagesHelp', {
            count: packagesOf(form.packages).length,
          })}
          id="vdi-image-packages"
          InputProps={{ className: classes.code }}
          label={t('imageForm.packages')}
          maxRows={12}
          minRows={3}
          multiline
          onChange={event => edit({ packages: event.target.value })}
          problem={
            windows ? t('imageForm.problem.windows') : problem('packages')
          }
          value={form.packages}
        />
      )}
      <CheckedField
        help={windows ? t('imageForm.powerShellHelp') : t('imageForm.bashHelp')}
        id="vdi-image-script"
        InputProps={{ className: classes.code }}
        label={t('imageForm.script')}
        maxRows={24}
        minRows={4}
        multiline
        onChange={event => edit({ installScript: event.target.value })}
        problem={problem('installScript')}
        value={form.installScript}
      />
      <ComponentsField
        components={form.components}
        onChange={components => edit({ components })}
      />
    </>
  );
}
