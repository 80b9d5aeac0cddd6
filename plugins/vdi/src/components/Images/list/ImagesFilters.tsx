import { useState } from 'react';
import useDebounce from 'react-use/lib/useDebounce';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import type { useImagesSearch } from './useImagesSearch';

const TYPING_PAUSE = 300;

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
  },
  search: { flexGrow: 1, maxWidth: 360 },
}));

/** Narrows the list down. */
export function ImagesFilters({
  search,
}: {
  search: ReturnType<typeof useImagesSearch>;
}) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { q = '', owned = false } = search.query;
  const [text, setText] = useState(q);
  const [sent, setSent] = useState(q);
  // Back, or a way out of the filters, brings another text.
  if (q !== sent) {
    setSent(q);
    setText(q);
  }
  useDebounce(
    () => {
      const typed = text.trim();
      if (typed !== sent) {
        setSent(typed);
        search.filter({ q: typed || undefined });
      }
    },
    TYPING_PAUSE,
    [text],
  );
  return (
    <div aria-label={t('fleet.filters')} className={classes.root} role="search">
      <TextField
        className={classes.search}
        id="vdi-images-search"
        inputProps={{ maxLength: 100 }}
        label={t('images.search')}
        onChange={event => setText(event.target.value)}
        size="small"
        type="search"
        value={text}
        variant="outlined"
      />
      <FormControlLabel
        control={
          <Switch
            checked={owned}
            color="primary"
            onChange={event => search.filter({ owned: event.target.checked })}
          />
        }
        label={t('images.onlyMine')}
      />
    </div>
  );
}
