import { useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useTemplate, useVdiTranslation } from '../../../hooks';
import { SaveBar } from '../../Fields';
import { Column, Columns, LastChange, Panel } from '../../Panel';
import { ErrorNotice, SubtleText } from '../../States';
import { DeletePoolDialog } from '../DeletePoolDialog';
import { NumberField } from './NumberField';
import { Preview } from './Preview';
import { UnwantedField } from './UnwantedField';
import { usePoolEditor } from './usePoolEditor';
import { WindowsField } from './WindowsField';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  end: { marginLeft: 'auto' },
}));

interface EditorPanelProps {
  pool: Pool;
  /** When the page shows the pool that was started here */
  onStarted: () => void;
}

/** Says how many warm workstations are wanted, and when. */
export function EditorPanel({ pool, onStarted }: EditorPanelProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const template = useTemplate(pool.template.id);
  const editor = usePoolEditor(pool, { onStarted });
  const [ending, setEnding] = useState(false);
  const { form, edit, problems, changed, busy, error } = editor;
  const { settings } = pool;
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
      <LastChange change={pool} />
      {!settings && <SubtleText>{t('poolEditor.createText')}</SubtleText>}
      <form
        aria-labelledby="vdi-pool-settings"
        className={classes.form}
        noValidate
        onSubmit={save}
      >
        <Columns>
          <Column>
            <NumberField
              help={t('poolEditor.baseSizeHelp')}
              id="vdi-base-size"
              label={t('poolEditor.baseSize')}
              onChange={baseSize => edit({ baseSize })}
              problem={problems.get('baseSize')}
              value={form.baseSize}
            />
            <WindowsField editor={editor} />
          </Column>
          <Column>
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
          </Column>
        </Columns>
        {error && !ending && (
          <ErrorNotice
            error={error}
            onDismiss={editor.dismissError}
            title={t('poolEditor.failed')}
          />
        )}
        <SaveBar
          bad={bad}
          busy={busy}
          changed={changed}
          onDiscard={settings && editor.discard}
          save={settings ? undefined : t('poolEditor.start')}
        >
          {settings && (
            <Button
              className={classes.end}
              color="inherit"
              onClick={() => setEnding(true)}
            >
              {t('deletePool.open')}
            </Button>
          )}
        </SaveBar>
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
