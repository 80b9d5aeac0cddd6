import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import ImageIcon from '@material-ui/icons/LayersOutlined';
import { useManagedTemplates, useVdiTranslation } from '../../hooks';
import { matchesSearch } from '../../workstations';
import {
  EmptyState,
  Loading,
  LoadProblem,
  StaleNotice,
  SubtleText,
  VisuallyHidden,
} from '../States';
import { TemplatesTable } from './TemplatesTable';
import { worstFirst } from './worstFirst';

const MANY = 8;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  search: { maxWidth: 360 },
}));

/** What workstations are made from, for those who choose it. */
export function TemplatesPage() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const templates = useManagedTemplates();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const { value } = templates;
  const query = text.trim();
  const matching = worstFirst(value ?? []).filter(each =>
    matchesSearch(each, query),
  );
  const search = (typed: string) => {
    setText(typed);
    setParams(typed ? { q: typed } : {}, { replace: true });
  };
  return (
    <div className={classes.root}>
      <VisuallyHidden>
        <h2>{t('page.templates')}</h2>
      </VisuallyHidden>
      <StaleNotice query={templates} />
      {templates.loading && <Loading text={t('create.loading')} count={4} />}
      {!value && <LoadProblem query={templates} />}
      {value?.length === 0 && (
        <EmptyState
          icon={ImageIcon}
          text={t('templates.emptyText')}
          title={t('templates.emptyTitle')}
        />
      )}
      {value && (value.length > MANY || query) && (
        <TextField
          className={classes.search}
          label={t('create.search')}
          onChange={event => search(event.target.value)}
          size="small"
          type="search"
          value={text}
          variant="outlined"
        />
      )}
      {matching.length > 0 && (
        <TemplatesTable pageKey={query} templates={matching} />
      )}
      {query && matching.length === 0 && value && (
        <SubtleText role="status">{t('create.noMatch', { query })}</SubtleText>
      )}
    </div>
  );
}
