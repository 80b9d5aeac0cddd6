import { useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useTemplate, useUserRef, useVdiTranslation } from '../../../hooks';
import { RelativeTime } from '../../../time';
import { ActorName, Panel } from '../../Panel';
import { ErrorNotice, SubtleText } from '../../States';
import { DeletePoolDialog } from '../DeletePoolDialog';
import { NumberField } from './NumberField';
import { Preview } from './Preview';
import { UnwantedField } from './UnwantedField';
import { usePoolEditor } from './usePoolEditor';
import { WindowsField } from './WindowsField';

const useStyles = makeStyles(theme => ({
  columns: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
  },
  column: { display: 'grid', gap: theme.spacing(2.5), minWidth: 0 },
  buttons: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
  end: { marginLeft: 'auto' },
}));

/** Says how many warm workstations are wanted, and when. */
export function EditorPanel({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  const template = useTemplate(pool.template.id);
  const editor = usePoolEditor(pool);
  const [ending, setEnding] = useState(false);
  const { form, edit, problems, changed, busy, error } = editor;
  const { updatedAt, updatedBy, settings } = pool;
  const bad = problems.size > 0;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (changed && !bad) {
      editor.save();
    }
  };
  return (
    <Panel
      id="vdi-pool-settings"
      title={t(settings ? 'pools.settings' : 'poolEditor.create')}
    >
      {updatedAt && updatedBy && (
        <SubtleText variant="caption">
          {t('templateSettings.last', {
            time: <RelativeTime time={updatedAt} />,
            actor: <ActorName actor={updatedBy} userRef={userRef} />,
          })}
        </SubtleText>
      )}
      {!settings && <SubtleText>{t('poolEditor.createText')}</SubtleText>}
      <form aria-labelledby="vdi-pool-settings" noValidate onSubmit={save}>
        <div className={classes.columns}>
          <div className={classes.column}>
            <NumberField
              help={t('poolEditor.baseSizeHelp')}
              id="vdi-base-size"
              label={t('poolEditor.baseSize')}
              onChange={baseSize => edit({ baseSize })}
              problem={problems.get('baseSize')}
              value={form.baseSize}
            />
            <WindowsField editor={editor} />
          </div>
          <div className={classes.column}>
            <UnwantedField
              canHibernate={template.value?.template.hibernation}
              onChange={unwanted => edit({ unwanted })}
              value={form.unwanted}
            />
            <NumberField
              help={t('poolEditor.maxAgeHelp')}
              id="vdi-max-age"
              label={t('poolEditor.maxAge')}
              onChange={maxAgeHours => edit({ maxAgeHours })}
              problem={problems.get('maxAgeHours')}
              value={form.maxAgeHours}
            />
            <NumberField
              help={t('poolEditor.surgeHelp')}
              id="vdi-surge"
              label={t('poolEditor.surge')}
              onChange={surge => edit({ surge })}
              problem={problems.get('surge')}
              value={form.surge}
            />
            {changed && (
              <Preview
                pricePerHour={template.value?.template.pricePerHour}
                steps={editor.steps}
              />
            )}
          </div>
        </div>
        {error && !ending && (
          <ErrorNotice
            error={error}
            onDismiss={editor.dismissError}
            title={t('poolEditor.failed')}
          />
        )}
        <div className={classes.buttons}>
          <Button
            color="primary"
            disabled={!changed || bad || busy}
            type="submit"
            variant="contained"
          >
            {busy
              ? t('edit.saving')
              : t(settings ? 'edit.save' : 'poolEditor.start')}
          </Button>
          {settings && (
            <Button disabled={!changed || busy} onClick={editor.discard}>
              {t('edit.discard')}
            </Button>
          )}
          {changed && settings && !bad && (
            <SubtleText role="status">{t('edit.unsaved')}</SubtleText>
          )}
          {bad && <SubtleText role="status">{t('edit.bad')}</SubtleText>}
          {settings && (
            <Button
              className={classes.end}
              color="inherit"
              onClick={() => setEnding(true)}
            >
              {t('deletePool.open')}
            </Button>
          )}
        </div>
      </form>
      <DeletePoolDialog
        onClose={() => setEnding(false)}
        onDone={() => {
          setEnding(false);
          editor.discard();
        }}
        open={ending}
        pool={pool}
      />
    </Panel>
  );
}
