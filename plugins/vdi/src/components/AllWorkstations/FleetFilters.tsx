import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/lib/useDebounce';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import { useTemplates, useVdiTranslation } from '../../hooks';
import { EntityPicker } from '../EntityPicker';
import { isFiltered, STATUSES, type FleetSearch } from './fleetSearch';

const TYPING_PAUSE = 300;
const OWNER_KINDS = ['User'];

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(190px, 1fr))',
    padding: theme.spacing(2),
  },
  clear: { justifySelf: 'start', minHeight: 40 },
}));

interface FleetFiltersProps {
  search: FleetSearch;
  onChange: (change: Partial<FleetSearch>, replace?: boolean) => void;
  onClear: () => void;
}

/** Which workstations the table shows. */
export function FleetFilters({ search, onChange, onClear }: FleetFiltersProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const templates = useTemplates();
  const known = templates.value ?? [];
  const { template } = search;
  const templateIds = known.map(({ id }) => id);
  if (template && !templateIds.includes(template)) {
    templateIds.push(template);
  }
  return (
    <Paper
      aria-label={t('fleet.filters')}
      className={classes.root}
      role="search"
      variant="outlined"
    >
      <SearchField
        value={search.q}
        onChange={q => onChange({ q: q || undefined }, true)}
      />
      <TextField
        id="vdi-status"
        InputLabelProps={{ id: 'vdi-status-label', shrink: true }}
        label={t('fleet.status')}
        onChange={event => {
          const chosen = event.target.value as unknown as WorkstationStatus[];
          onChange({ status: chosen.length > 0 ? chosen : undefined });
        }}
        select
        SelectProps={{
          displayEmpty: true,
          labelId: 'vdi-status-label',
          multiple: true,
          renderValue: chosen =>
            (chosen as WorkstationStatus[])
              .map(status => t(`status.${status}`))
              .join(', ') || t('fleet.anyStatus'),
        }}
        size="small"
        value={search.status ?? []}
        variant="outlined"
      >
        {STATUSES.map(status => (
          <MenuItem key={status} dense value={status}>
            <Checkbox
              checked={search.status?.includes(status) ?? false}
              color="primary"
              inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
              size="small"
            />
            <ListItemText primary={t(`status.${status}`)} />
          </MenuItem>
        ))}
      </TextField>
      <TextField
        id="vdi-template"
        InputLabelProps={{ id: 'vdi-template-label', shrink: true }}
        label={t('fleet.template')}
        onChange={event =>
          onChange({ template: event.target.value || undefined })
        }
        select
        SelectProps={{ displayEmpty: true, labelId: 'vdi-template-label' }}
        size="small"
        value={template ?? ''}
        variant="outlined"
      >
        <MenuItem value="">{t('fleet.anyTemplate')}</MenuItem>
        {templateIds.map(id => (
          <MenuItem key={id} value={id}>
            {known.find(each => each.id === id)?.name ?? id}
          </MenuItem>
        ))}
      </TextField>
      <EntityPicker
        extra={{ value: 'none', label: t('fleet.pooled') }}
        kinds={OWNER_KINDS}
        label={t('fleet.owner')}
        onChange={owner => onChange({ owner })}
        value={search.owner}
      />
      {isFiltered(search) && (
        <Button className={classes.clear} onClick={onClear} size="small">
          {t('fleet.clear')}
        </Button>
      )}
    </Paper>
  );
}

interface SearchFieldProps {
  value?: string;
  onChange: (text: string) => void;
}

function SearchField({ value = '', onChange }: SearchFieldProps) {
  const { t } = useVdiTranslation();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // The address changed by another way than typing here, such as the back button.
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useDebounce(
    () => {
      const next = text.trim();
      if (next !== sent.current) {
        sent.current = next;
        onChange(next);
      }
    },
    TYPING_PAUSE,
    [text],
  );
  return (
    <TextField
      id="vdi-search"
      inputProps={{ maxLength: 100 }}
      label={t('fleet.search')}
      helperText={t('fleet.searchHelp')}
      onChange={event => setText(event.target.value)}
      size="small"
      type="search"
      value={text}
      variant="outlined"
    />
  );
}
