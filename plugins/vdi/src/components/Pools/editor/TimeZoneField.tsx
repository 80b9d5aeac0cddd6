import type { KeyboardEvent } from 'react';
import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import { useVdiTranslation } from '../../../hooks';
import { TIME_ZONES, timeZoneNamed } from '../../../time';
import { CheckedField } from '../../Fields';

/** People write spaces where the names have underscores. */
const filterOptions = createFilterOptions<string>({
  limit: 100,
  stringify: zone => `${zone} ${zone.replace(/_/g, ' ')}`,
});

/** Time zone of the browser. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

interface TimeZoneFieldProps {
  id: string;
  /** What was chosen or typed, which may be no zone */
  value: string;
  problem?: string;
  onChange: (zone: string) => void;
}

/** Finds a time zone by typing its name or part of it; what is typed is never replaced by another zone. */
export function TimeZoneField(props: TimeZoneFieldProps) {
  const { id, value, problem, onChange } = props;
  const { t } = useVdiTranslation();
  const take = (text: string) => {
    const zone = timeZoneNamed(text) ?? text.trim();
    if (zone !== value) {
      onChange(zone);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target as HTMLInputElement;
    // With a marked option, Enter is for that one.
    const marked = input.getAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !marked && input.value !== value) {
      // The form would be sent with what was there before.
      event.preventDefault();
      take(input.value);
    }
  };
  return (
    <Autocomplete
      disableClearable
      filterOptions={filterOptions}
      id={id}
      noOptionsText={t('poolEditor.noZone')}
      onChange={(_event, zone) => onChange(zone)}
      options={
        TIME_ZONES.includes(value) ? [...TIME_ZONES] : [value, ...TIME_ZONES]
      }
      size="small"
      renderInput={params => (
        <CheckedField
          {...params}
          label={t('poolEditor.timeZone')}
          onBlur={event => take(event.target.value)}
          onKeyDown={onKeyDown}
          problem={problem}
        />
      )}
      value={value}
    />
  );
}
