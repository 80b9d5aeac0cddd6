import { useState } from 'react';
import useDebounce from 'react-use/lib/useDebounce';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { parseEntityRef } from '@backstage/catalog-model';
import { useVdiTranslation } from '../../hooks';
import { useEntitySearch } from './useEntitySearch';

const TYPING_PAUSE = 250;

interface EntityPickerProps {
  /** Kinds of entities to choose from */
  kinds: readonly string[];
  label: string;
  helperText?: string;
  /** Entity ref of the chosen one */
  value?: string;
  onChange: (entityRef: string | undefined) => void;
  /** A choice that is no entity, before all others */
  extra?: { value: string; label: string };
  disabled?: boolean;
}

/** Finds an entity of the catalog by typing part of its name. */
export function EntityPicker(props: EntityPickerProps) {
  const { kinds, label, helperText, value, onChange, extra, disabled } = props;
  const { t } = useVdiTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  useDebounce(() => setQuery(text.trim()), TYPING_PAUSE, [text]);
  const search = useEntitySearch({ kinds, query, enabled: open });

  const found = search.value ?? [];
  const options = extra ? [extra.value, ...found] : found;
  const nameOf = (ref: string) =>
    ref === extra?.value ? extra.label : shortName(ref);
  return (
    <Autocomplete
      disabled={disabled}
      filterOptions={all => all}
      getOptionLabel={nameOf}
      getOptionSelected={(option, chosen) => option === chosen}
      loading={search.loading}
      loadingText={t('entityPicker.loading')}
      noOptionsText={
        search.error ? t('entityPicker.failed') : t('entityPicker.none')
      }
      onChange={(_event, chosen) => onChange(chosen ?? undefined)}
      onClose={() => setOpen(false)}
      onInputChange={(_event, input, reason) =>
        setText(reason === 'input' ? input : '')
      }
      onOpen={() => setOpen(true)}
      open={open}
      options={
        value && !options.includes(value) ? [value, ...options] : options
      }
      renderInput={params => (
        <TextField
          {...params}
          helperText={helperText}
          label={label}
          size="small"
          variant="outlined"
        />
      )}
      renderOption={option => (
        <span>
          {nameOf(option)}
          {option !== extra?.value && <small> · {context(option)}</small>}
        </span>
      )}
      value={value ?? null}
    />
  );
}

function shortName(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}

function context(ref: string): string {
  try {
    const { kind, namespace } = parseEntityRef(ref);
    return namespace === 'default' ? kind : `${kind}, ${namespace}`;
  } catch {
    return '';
  }
}
