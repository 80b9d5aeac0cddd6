import { useState } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormLabel from '@material-ui/core/FormLabel';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { matchesSearch } from '../../workstations';
import { TemplateCard } from './TemplateCard';
import { SubtleText } from '../States';

const MANY = 8;

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  label: { marginBottom: theme.spacing(1) },
  cards: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
  },
  search: { marginBottom: theme.spacing(1) },
}));

interface TemplateChoiceProps {
  templates: readonly Template[];
  suggested: readonly string[];
  chosen?: string;
  onChoose: (templateId: string) => void;
}

/** The templates one may launch, with a search when there are many. */
export function TemplateChoice(props: TemplateChoiceProps) {
  const { templates, suggested, chosen, onChoose } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const [query, setQuery] = useState('');
  const matching = templates.filter(each => matchesSearch(each, query.trim()));
  return (
    <FormControl component="fieldset" className={classes.root} fullWidth>
      <FormLabel component="legend" className={classes.label}>
        {t('create.template')}
      </FormLabel>
      {templates.length > MANY && (
        <TextField
          className={classes.search}
          fullWidth
          label={t('create.search')}
          onChange={event => setQuery(event.target.value)}
          size="small"
          type="search"
          value={query}
          variant="outlined"
        />
      )}
      <div className={classes.cards}>
        {matching.map(template => (
          <TemplateCard
            key={template.id}
            chosen={template.id === chosen}
            group="vdi-template"
            onChoose={onChoose}
            suggested={suggested.includes(template.id)}
            template={template}
          />
        ))}
      </div>
      {matching.length === 0 && (
        <SubtleText role="status">{t('create.noMatch', { query })}</SubtleText>
      )}
    </FormControl>
  );
}
