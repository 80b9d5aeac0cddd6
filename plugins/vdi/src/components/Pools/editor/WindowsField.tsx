import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { useVdiTranslation } from '../../../hooks';
import { newWindow } from './poolForm';
import { ownTimeZone } from './TimeZoneField';
import type { usePoolEditor } from './usePoolEditor';
import { WindowFields } from './WindowFields';
import { useProblemStyles } from '../../Panel';

const useStyles = makeStyles(theme => ({
  root: {
    border: 0,
    display: 'grid',
    gap: theme.spacing(1),
    margin: 0,
    minWidth: 0,
    padding: 0,
  },
  add: { justifySelf: 'start' },
}));

interface WindowsFieldProps {
  editor: ReturnType<typeof usePoolEditor>;
}

/** The times of the week in which a pool has another size. */
export function WindowsField({ editor }: WindowsFieldProps) {
  const problemClass = useProblemStyles();
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const add = useRef<HTMLButtonElement>(null);
  const removed = useRef(false);
  const { form, edit, problems } = editor;
  const { windows } = form;
  useEffect(() => {
    // The button that was pressed went with its window.
    if (removed.current) {
      removed.current = false;
      add.current?.focus();
    }
  }, [windows]);
  const problem = problems.get('windows');
  return (
    <fieldset aria-describedby="vdi-windows-help" className={classes.root}>
      <FormLabel component="legend">{t('poolEditor.windows')}</FormLabel>
      <FormHelperText
        className={problemClass}
        error={Boolean(problem)}
        id="vdi-windows-help"
      >
        {problem ?? t('poolEditor.windowsHelp')}
      </FormHelperText>
      {windows.map((window, index) => (
        <WindowFields
          key={window.key}
          index={index}
          onChange={changed =>
            edit({
              windows: windows.map(each =>
                each.key === changed.key ? changed : each,
              ),
            })
          }
          onRemove={() => {
            removed.current = true;
            edit({ windows: windows.filter(each => each !== window) });
          }}
          problems={problems}
          window={window}
        />
      ))}
      <Button
        ref={add}
        className={classes.add}
        onClick={() =>
          edit({ windows: [...windows, newWindow(form, ownTimeZone())] })
        }
        size="small"
        startIcon={<AddIcon />}
      >
        {t('poolEditor.addWindow')}
      </Button>
    </fieldset>
  );
}
