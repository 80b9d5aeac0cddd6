import DialogContentText from '@material-ui/core/DialogContentText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/frontend-plugin-api';
import { vdiApiRef } from '../../../api';
import { useImageBuilds, useVdiTranslation } from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import type { ImageQuestionProps } from './ImageQuestionProps';
import { useQuestion } from './useQuestion';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** Names what is lost with a project, and asks. */
export function DeleteImageDialog(props: ImageQuestionProps) {
  const { project, open } = props;
  const { id, name } = project;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const api = useApi(vdiApiRef);
  const builds = useImageBuilds(id, { limit: 1 });
  const answer = useQuestion({
    ...props,
    send: () => api.images.delete(id),
    done: t('deleteImage.done', { name }),
  });
  return (
    <QuestionDialog
      {...answer}
      confirm={t('deleteImage.confirm')}
      confirming={t('delete.busy')}
      danger
      id="vdi-delete-image"
      keep={t('deleteImage.keep')}
      open={open}
      title={t('deleteImage.title', { name })}
    >
      <DialogContentText>{t('deleteImage.lost')}</DialogContentText>
      <ul className={classes.list}>
        <Typography component="li" variant="body2">
          {t('deleteImage.template', { id })}
        </Typography>
        <Typography component="li" variant="body2">
          {builds.value
            ? t('deleteImage.builds', { count: builds.value.total })
            : t('deleteImage.allBuilds')}
        </Typography>
        <Typography component="li" variant="body2">
          {t('deleteImage.pool')}
        </Typography>
      </ul>
      <DialogContentText>{t('deleteImage.refused')}</DialogContentText>
    </QuestionDialog>
  );
}
