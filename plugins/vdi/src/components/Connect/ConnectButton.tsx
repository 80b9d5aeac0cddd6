import { useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useVdiTranslation } from '../../hooks';
import { ConnectMenu } from './ConnectMenu';
import type { ConnectWay } from './useConnect';

interface ConnectButtonProps {
  name: string;
  busy: boolean;
  onConnect: (way: ConnectWay) => void;
}

/** Connects in the browser; the other ways are in its menu. */
export function ConnectButton({ name, busy, onConnect }: ConnectButtonProps) {
  const { t } = useVdiTranslation();
  const more = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ButtonGroup color="primary" variant="contained" size="small">
        <Button
          aria-label={busy ? undefined : t('connect.connectTo', { name })}
          aria-disabled={busy}
          onClick={() => onConnect('browser')}
        >
          {busy ? t('connect.busy') : t('connect.connect')}
        </Button>
        <Button
          ref={more}
          aria-expanded={open}
          aria-haspopup="menu"
          aria-label={t('connect.more', { name })}
          onClick={() => setOpen(true)}
        >
          <ArrowDropDownIcon fontSize="small" />
        </Button>
      </ButtonGroup>
      <ConnectMenu
        anchor={open ? more.current : null}
        onClose={() => setOpen(false)}
        onConnect={onConnect}
      />
    </>
  );
}
