import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDownward';
import RemoveIcon from '@material-ui/icons/Close';
import UpIcon from '@material-ui/icons/ArrowUpward';
import { useVdiTranslation } from '../../../hooks';
import { CheckedField, FieldGroup } from '../../Fields';
import { VisuallyHidden } from '../../States';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(3) },
  item: {
    alignItems: 'center',
    display: 'flex',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  },
  value: { flexGrow: 1 },
  add: {
    alignItems: 'flex-start',
    display: 'flex',
    gap: theme.spacing(1),
  },
  input: { flexGrow: 1 },
}));

interface OrderedListFieldProps {
  /** Makes the ids of its parts */
  id: string;
  label: string;
  help: string;
  /** What a new value looks like */
  example: string;
  values: readonly string[];
  isValid: (value: string) => boolean;
  /** Why a value is not taken */
  invalid: string;
  most: number;
  onChange: (values: string[]) => void;
  /** Whether what was typed last can be no value */
  onWrong?: (wrong: boolean) => void;
}

/** Values in order of preference, which every key and pointer can change. */
export function OrderedListField(props: OrderedListFieldProps) {
  const { id, label, help, values, onChange, most } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);

  const tell = (isWrong: boolean) => {
    setWrong(isWrong);
    props.onWrong?.(isWrong);
  };
  const take = () => {
    const value = text.trim();
    if (!props.isValid(value)) {
      tell(true);
      return false;
    }
    if (!values.includes(value)) {
      onChange([...values, value]);
    }
    setText('');
    return true;
  };
  const add = () => {
    if (!take()) {
      input.current?.focus();
    }
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // What was typed is meant; only the buttons beside it say so themselves.
    if (text.trim() && !currentTarget.contains(relatedTarget as Node | null)) {
      take();
    }
  };
  const move = (index: number, by: number) => {
    const moved = [...values];
    const [value] = moved.splice(index, 1);
    moved.splice(index + by, 0, value);
    onChange(moved);
    setSaid(t('list.moved', { value, place: String(index + by + 1) }));
  };
  const remove = (index: number) => {
    onChange(values.filter((_, each) => each !== index));
    setSaid(t('list.removed', { value: values[index] }));
    // The button is gone; the next thing to do is here.
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // Adds the value; the form is not finished yet.
      event.preventDefault();
      add();
    }
  };
  return (
    <FieldGroup help={help} id={id} label={label}>
      {values.length > 0 && (
        <ol className={classes.list}>
          {values.map((value, index) => (
            <li key={value}>
              <div className={classes.item}>
                <code className={classes.value}>{value}</code>
                <IconButton
                  aria-label={t('list.up', { value })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                  size="small"
                >
                  <UpIcon fontSize="small" />
                </IconButton>
                <IconButton
                  aria-label={t('list.down', { value })}
                  disabled={index === values.length - 1}
                  onClick={() => move(index, 1)}
                  size="small"
                >
                  <DownIcon fontSize="small" />
                </IconButton>
                <IconButton
                  aria-label={t('list.remove', { value })}
                  onClick={() => remove(index)}
                  size="small"
                >
                  <RemoveIcon fontSize="small" />
                </IconButton>
              </div>
            </li>
          ))}
        </ol>
      )}
      {values.length < most && (
        <div className={classes.add} onBlur={onBlur}>
          <CheckedField
            className={classes.input}
            id={`${id}-new`}
            inputProps={{ 'aria-label': t('list.new', { label }) }}
            inputRef={input}
            onChange={event => {
              setText(event.target.value);
              tell(false);
            }}
            onKeyDown={onKeyDown}
            placeholder={props.example}
            problem={wrong ? props.invalid : undefined}
            value={text}
          />
          <Button
            aria-label={t('list.addTo', { label })}
            disabled={!text.trim()}
            onClick={add}
          >
            {t('list.add')}
          </Button>
        </div>
      )}
      <VisuallyHidden aria-live="polite" role="status">
        {said}
      </VisuallyHidden>
    </FieldGroup>
  );
}
