import type { ImageChoices } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { offerText } from '../../../images';
import { CheckedField, ChoiceField } from '../../Fields';
import { SubtleText } from '../../States';
import { GroupsField, OrderedListField } from '../../Templates';
import { ScheduleField } from '../fields';
import type { ImageEditor } from './useImageForm';

const PROMOTIONS = ['automatic', 'approval', 'pinned'] as const;
const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

interface OfferFieldsProps {
  editor: ImageEditor;
  choices: ImageChoices;
}

/** What machines it runs on, for whom, and how new images come about. */
export function OfferFields({ editor, choices }: OfferFieldsProps) {
  const { t, language } = useVdiTranslation();
  const { form, edit, problems, drafts } = editor;
  const base = choices.bases.find(
    ({ templateId }) => templateId === form.baseTemplateId,
  );
  const offers = (base?.instanceTypes ?? []).filter(({ instanceType }) =>
    form.instanceTypes.includes(instanceType),
  );
  return (
    <>
      <OrderedListField
        key={drafts.key('types')}
        example="m7i.xlarge"
        help={t('imageForm.typesHelp')}
        id="vdi-image-types"
        invalid={t('templateSettings.typeInvalid')}
        isValid={text => text.length <= 32 && INSTANCE_TYPE.test(text)}
        label={t('templates.types')}
        most={10}
        onChange={instanceTypes => edit({ instanceTypes })}
        onWrong={drafts.report('types')}
        values={form.instanceTypes}
      />
      {problems.instanceTypes && (
        <SubtleText role="alert">{t('imageForm.problem.types')}</SubtleText>
      )}
      {offers.map(offer => (
        <SubtleText key={offer.instanceType} variant="caption">
          {offer.instanceType}
          {': '}
          {offerText(offer, t, language)}
        </SubtleText>
      ))}
      <CheckedField
        help={
          base?.diskGiB === undefined
            ? t('imageForm.diskHelp')
            : t('imageForm.diskOfBase', { size: String(base.diskGiB) })
        }
        id="vdi-image-disk"
        inputProps={{ min: 20, max: 16_384 }}
        label={t('imageForm.diskGiB')}
        onChange={event => edit({ diskGiB: event.target.value })}
        problem={problems.diskGiB && t('imageForm.problem.disk')}
        type="number"
        value={form.diskGiB}
      />
      <GroupsField groups={form.groups} onChange={groups => edit({ groups })} />
      <ScheduleField
        id="vdi-image-schedule"
        label={t('imageForm.schedule')}
        onChange={schedule => edit({ schedule })}
        value={form.schedule}
      />
      <ChoiceField
        choices={PROMOTIONS.map(value => ({
          value,
          label: t(`imageForm.promotions.${value}`),
          help: t(`imageForm.promotionHelp.${value}`),
        }))}
        id="vdi-image-promotion"
        label={t('imageForm.promotion')}
        onChange={promotion => edit({ promotion })}
        value={form.promotion}
      />
      <CheckedField
        help={t('imageForm.keepHelp')}
        id="vdi-image-keep"
        inputProps={{ min: 2, max: 100 }}
        label={t('imageForm.keep')}
        onChange={event => edit({ keep: event.target.value })}
        problem={problems.keep && t('imageForm.problem.keep')}
        type="number"
        value={form.keep}
      />
    </>
  );
}
