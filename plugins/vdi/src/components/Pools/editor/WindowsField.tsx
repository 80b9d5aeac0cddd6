import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { useVdiTranslation } from '../../../hooks';
import { FieldGroup } from '../../Fields';
import { newWindow } from './poolForm';
import { ownTimeZone } from './TimeZoneField';
import type { usePoolEditor } from './usePoolEditor';
import { WindowFields } from './WindowFields';

const useStyles = makeStyles({ add: { justifySelf: 'start' } });

interface WindowsFieldProps {
  editor: ReturnType<typeof usePoolEditor>;
}

/** The times of the week in which a pool has another size. */
export function WindowsField({ editor }: WindowsFieldProps) {
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
  return (
    <FieldGroup
      help={t('poolEditor.windowsHelp')}
      id="vdi-windows"
      label={t('poolEditor.windows')}
      problem={problems.get('windows')}
    >
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
    </FieldGroup>
  );
}
