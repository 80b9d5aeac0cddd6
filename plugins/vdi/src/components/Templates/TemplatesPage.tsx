import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import ImageIcon from '@material-ui/icons/LayersOutlined';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { useManagedTemplates, useVdiTranslation } from '../../hooks';
import { matchesSearch } from '../../workstations';
import { EmptyState, LoadedPage, SubtleText } from '../States';
import { TemplatesTable } from './TemplatesTable';
import { worstFirst } from './worstFirst';

const MANY = 8;

const useStyles = makeStyles({
  search: { maxWidth: 360 },
});

/** What workstations are made from, for those who choose it. */
export function TemplatesPage() {
  const { t } = useVdiTranslation();
  return (
    <LoadedPage
      count={4}
      loading={t('create.loading')}
      query={useManagedTemplates()}
      title={t('page.templates')}
    >
      {templates =>
        templates.length === 0 ? (
          <EmptyState
            icon={ImageIcon}
            text={t('templates.emptyText')}
            title={t('templates.emptyTitle')}
          />
        ) : (
          <FoundTemplates templates={templates} />
        )
      }
    </LoadedPage>
  );
}

function FoundTemplates({ templates }: { templates: readonly Template[] }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const query = text.trim();
  const matching = worstFirst(templates).filter(each =>
    matchesSearch(each, query),
  );
  const search = (typed: string) => {
    setText(typed);
    setParams(typed ? { q: typed } : {}, { replace: true });
  };
  return (
    <>
      {(templates.length > MANY || query) && (
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
      {matching.length > 0 ? (
        <TemplatesTable pageKey={query} templates={matching} />
      ) : (
        <SubtleText role="status">{t('create.noMatch', { query })}</SubtleText>
      )}
    </>
  );
}
