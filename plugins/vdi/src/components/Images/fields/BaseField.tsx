import { useVdiTranslation } from '../../../hooks';
import type { ImageBaseChoice } from '../../../images';
import { formatRelative, useNow } from '../../../time';
import { ChoiceField } from '../../Fields';

interface BaseFieldProps {
  id: string;
  label: string;
  bases: readonly ImageBaseChoice[];
  value: string;
  onChange: (templateId: string) => void;
}

/** The template whose newest image another one is built upon. */
export function BaseField(props: BaseFieldProps) {
  const { bases, value, ...rest } = props;
  const { t, language } = useVdiTranslation();
  const now = useNow(60_000);
  const known = bases.some(({ templateId }) => templateId === value);
  const choices = bases.map(base => {
    const { templateId, name, description, platform, gpu, project } = base;
    const { imageId, imageCreatedAt } = base;
    return {
      value: templateId,
      label: name,
      help: [
        t(`platform.${platform}`),
        description,
        gpu && t('imageForm.withGpu'),
        project && t('imageForm.isProject'),
        imageId === undefined && t('images.baseUnbuilt'),
        imageCreatedAt &&
          t('imageForm.imageOf', {
            time: formatRelative(Date.parse(imageCreatedAt), now, language),
          }),
      ]
        .filter(Boolean)
        .join(' · '),
      disabled: imageId === undefined,
    };
  });
  const gone = {
    value,
    label: value,
    help: t('imageForm.baseGone'),
    disabled: true,
  };
  return (
    <ChoiceField
      {...rest}
      choices={known || !value ? choices : [...choices, gone]}
      value={value}
    />
  );
}
