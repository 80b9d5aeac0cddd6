import { useEffect, useRef, useState, type FormEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/frontend-plugin-api';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import {
  useSubmit,
  useToast,
  useUnsavedWarning,
  useVdiTranslation,
} from '../../../hooks';
import { CheckedField, SaveBar, SwitchField } from '../../Fields';
import { LastChange, Panel } from '../../Panel';
import { ErrorNotice } from '../../States';
import { GroupsField } from './GroupsField';
import { IdentityField } from './IdentityField';
import { OrderedListField } from './OrderedListField';
import { useDrafts } from './useDrafts';
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
  hours: { maxWidth: 260 },
}));

/** How a template is offered; what is not edited follows what others change. */
export function TemplateSettingsPanel({ detail }: { detail: TemplateDetail }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const api = useApi(vdiApiRef);
  const toast = useToast();
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
  const { template } = detail;
  const before = formOf(detail);
  const form = { ...before, ...edits };
  const settings = changedSettings(before, form);
  const drafts = useDrafts();
  const changed = Object.keys(settings).length > 0 || drafts.wrong;
  const badHours = isBadHours(form.stopAfterHours);
  const bad = badHours || drafts.wrong;
  useUnsavedWarning(changed);
  const edit = (change: Partial<TemplateForm>) =>
    setEdits(known => ({ ...known, ...change }));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!changed || bad) {
      return;
    }
    if (await submit(() => api.updateTemplate(template.id, { settings }))) {
      saved.current = true;
      toast(t('templateSettings.saved', { name: template.name }));
    }
  };
  const discard = () => {
    setEdits({});
    drafts.discard();
    dismissError();
  };
  return (
    <Panel id="vdi-template-settings" title={t('templateSettings.title')}>
      <LastChange change={detail} />
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
        <SwitchField
          checked={form.hibernation}
          help={t('templateSettings.hibernationHelp')}
          id="vdi-hibernation"
          label={t('templateSettings.hibernation')}
          onChange={hibernation => edit({ hibernation })}
        />
        <OrderedListField
          key={drafts.key('types')}
          example="m7i.xlarge"
          help={t('templateSettings.typesHelp')}
          id="vdi-types"
          invalid={t('templateSettings.typeInvalid')}
          isValid={isInstanceType}
          label={t('templates.types')}
          most={10}
          onChange={instanceTypes => edit({ instanceTypes })}
          onWrong={drafts.report('types')}
          values={form.instanceTypes}
        />
        <OrderedListField
          key={drafts.key('subnets')}
          example="subnet-0123456789abcdef0"
          help={t('templateSettings.subnetsHelp')}
          id="vdi-subnets"
          invalid={t('templateSettings.subnetInvalid')}
          isValid={isSubnet}
          label={t('templateSettings.subnets')}
          most={20}
          onChange={subnetIds => edit({ subnetIds })}
          onWrong={drafts.report('subnets')}
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
        <SaveBar bad={bad} busy={busy} changed={changed} onDiscard={discard} />
      </form>
    </Panel>
  );
}
