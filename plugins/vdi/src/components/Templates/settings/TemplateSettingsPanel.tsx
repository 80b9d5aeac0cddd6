import { useEffect, useRef, useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/frontend-plugin-api';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import {
  useSubmit,
  useToast,
  useUserRef,
  useVdiTranslation,
} from '../../../hooks';
import { RelativeTime } from '../../../time';
import { CheckedField, SwitchField } from '../../Fields';
import { ActorName, Panel } from '../../Panel';
import { ErrorNotice, SubtleText } from '../../States';
import { GroupsField } from './GroupsField';
import { IdentityField } from './IdentityField';
import { OrderedListField } from './OrderedListField';
import {
  changedSettings,
  formOf,
  isBadHours,
  isInstanceType,
  isSubnet,
  type TemplateForm,
} from './templateForm';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(2.5), minWidth: 0 },
  buttons: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
  },
  hours: { maxWidth: 260 },
}));

/** How a template is offered; what is not edited follows what others change. */
export function TemplateSettingsPanel({ detail }: { detail: TemplateDetail }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const userRef = useUserRef();
  const { submit, busy, error, dismissError } = useSubmit();
  const [edits, setEdits] = useState<Partial<TemplateForm>>({});
  const saved = useRef(false);
  useEffect(() => {
    // What was saved stays as it was typed until the portal shows it itself.
    if (saved.current) {
      saved.current = false;
      setEdits({});
    }
  }, [detail]);
  const { template, updatedAt, updatedBy } = detail;
  const before = formOf(detail);
  const form = { ...before, ...edits };
  const settings = changedSettings(before, form);
  const changed = Object.keys(settings).length > 0;
  const badHours = isBadHours(form.stopAfterHours);
  const edit = (change: Partial<TemplateForm>) =>
    setEdits(known => ({ ...known, ...change }));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!changed || badHours) {
      return;
    }
    if (await submit(() => api.updateTemplate(template.id, { settings }))) {
      saved.current = true;
      toast(t('templateSettings.saved', { name: template.name }));
    }
  };
  const discard = () => {
    setEdits({});
    dismissError();
  };
  return (
    <Panel id="vdi-template-settings" title={t('templateSettings.title')}>
      {updatedAt && updatedBy && (
        <SubtleText variant="caption">
          {t('templateSettings.last', {
            time: <RelativeTime time={updatedAt} />,
            actor: <ActorName actor={updatedBy} userRef={userRef} />,
          })}
        </SubtleText>
      )}
      <form
        aria-labelledby="vdi-template-settings"
        className={classes.form}
        noValidate
        onSubmit={save}
      >
        <SwitchField
          checked={form.hidden}
          help={t('templateSettings.hiddenHelp')}
          id="vdi-hidden"
          label={t('templateSettings.hidden')}
          onChange={hidden => edit({ hidden })}
        />
        <GroupsField
          groups={form.groups}
          onChange={groups => edit({ groups })}
        />
        <IdentityField
          onChange={identityMode => edit({ identityMode })}
          value={form.identityMode}
        />
        <OrderedListField
          example="m7i.xlarge"
          help={t('templateSettings.typesHelp')}
          id="vdi-types"
          invalid={t('templateSettings.typeInvalid')}
          isValid={isInstanceType}
          label={t('templates.types')}
          most={10}
          onChange={instanceTypes => edit({ instanceTypes })}
          values={form.instanceTypes}
        />
        <OrderedListField
          example="subnet-0123456789abcdef0"
          help={t('templateSettings.subnetsHelp')}
          id="vdi-subnets"
          invalid={t('templateSettings.subnetInvalid')}
          isValid={isSubnet}
          label={t('templateSettings.subnets')}
          most={20}
          onChange={subnetIds => edit({ subnetIds })}
          values={form.subnetIds}
        />
        <CheckedField
          className={classes.hours}
          help={t('templateSettings.hoursHelp')}
          id="vdi-stop-after"
          inputProps={{ min: 1, max: 744 }}
          label={t('templateSettings.stopAfter')}
          onChange={event => edit({ stopAfterHours: event.target.value })}
          problem={badHours ? t('templateSettings.hoursInvalid') : undefined}
          type="number"
          value={form.stopAfterHours}
        />
        {error && (
          <ErrorNotice
            error={error}
            onDismiss={dismissError}
            title={t('templateSettings.failed')}
          />
        )}
        <div className={classes.buttons}>
          <Button
            color="primary"
            disabled={!changed || badHours || busy}
            type="submit"
            variant="contained"
          >
            {busy ? t('edit.saving') : t('edit.save')}
          </Button>
          <Button disabled={!changed || busy} onClick={discard}>
            {t('edit.discard')}
          </Button>
          {changed && (
            <SubtleText role="status">{t('edit.unsaved')}</SubtleText>
          )}
        </div>
      </form>
    </Panel>
  );
}
