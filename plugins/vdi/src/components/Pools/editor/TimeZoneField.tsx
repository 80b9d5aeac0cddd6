import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import { useVdiTranslation } from '../../../hooks';
import { CheckedField } from '../../Fields';

/** UTC is not among those of the browser. */
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];
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
  value: string;
  problem?: string;
  onChange: (zone: string) => void;
}

/** Finds a time zone by typing part of its name. */
export function TimeZoneField(props: TimeZoneFieldProps) {
  const { id, value, problem, onChange } = props;
  const { t } = useVdiTranslation();
  return (
    <Autocomplete
      disableClearable
      filterOptions={filterOptions}
      id={id}
      noOptionsText={t('poolEditor.noZone')}
      onChange={(_event, zone) => onChange(zone)}
      options={ZONES.includes(value) ? ZONES : [value, ...ZONES]}
      size="small"
      renderInput={params => (
        <CheckedField
          {...params}
          label={t('poolEditor.timeZone')}
          problem={problem}
        />
      )}
      value={value}
    />
  );
}
