import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ImageChoices,
  ImageProjectDetail,
} from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { SaveBar } from '../../Fields';
import { LastChange, Panel } from '../../Panel';
import { ErrorNotice } from '../../States';
import { ContentFields } from './ContentFields';
import { OfferFields } from './OfferFields';
import { useImageForm } from './useImageForm';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  columns: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
  },
}));

interface ImageSettingsFormProps {
  detail: ImageProjectDetail;
  choices: ImageChoices;
  onSaved: () => void;
}

/** Changes what an image is made of; the next build has it. */
export function ImageSettingsForm(props: ImageSettingsFormProps) {
  const { detail, choices, onSaved } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const editor = useImageForm(detail, onSaved);
  const { changed, bad, busy, error, fits } = editor;
  return (
    <form
      aria-label={t('imageForm.title', { name: detail.project.name })}
      className={classes.form}
      noValidate
      onSubmit={editor.save}
    >
      <LastChange change={detail} />
      <div className={classes.columns}>
        <Panel id="vdi-image-content" title={t('imageForm.content')}>
          <ContentFields
            choices={choices}
            editor={editor}
            imageId={detail.project.id}
          />
        </Panel>
        <Panel id="vdi-image-offer" title={t('imageForm.offer')}>
          <OfferFields choices={choices} editor={editor} />
        </Panel>
      </div>
      {error && (
        <ErrorNotice
          error={error}
          onDismiss={editor.dismissError}
          title={t('imageForm.failed')}
        />
      )}
      {fits && changed && (
        <Alert severity="success">{t('imageForm.fits')}</Alert>
      )}
      <SaveBar
        bad={bad}
        busy={busy}
        changed={changed}
        onDiscard={editor.discard}
      >
        <Button disabled={!changed || bad || busy} onClick={editor.check}>
          {t('imageForm.check')}
        </Button>
      </SaveBar>
    </form>
  );
}
