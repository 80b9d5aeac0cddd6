import Divider from '@material-ui/core/Divider';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import DesktopIcon from '@material-ui/icons/DesktopWindows';
import DownloadIcon from '@material-ui/icons/GetApp';
import LinkIcon from '@material-ui/icons/Link';
import OpenIcon from '@material-ui/icons/OpenInNew';
import { useVdiTranslation } from '../../hooks';
import { unlessDoubleClick } from '../Panel';
import { DCV_CLIENT_URL } from './dcvClient';
import type { ConnectWay } from './useConnect';

const WAYS = [
  ['browser', OpenIcon],
  ['client', DesktopIcon],
  ['file', DownloadIcon],
  ['copy', LinkIcon],
] as const;

interface ConnectMenuProps {
  anchor: HTMLElement | null;
  onClose: () => void;
  onConnect: (way: ConnectWay) => void;
}

/** All ways to connect. */
export function ConnectMenu({ anchor, onClose, onConnect }: ConnectMenuProps) {
  const { t } = useVdiTranslation();
  return (
    <Menu
      anchorEl={anchor}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      getContentAnchorEl={null}
      onClose={unlessDoubleClick(onClose)}
      open={anchor !== null}
      transformOrigin={{ vertical: 'top', horizontal: 'left' }}
    >
      {WAYS.map(([way, Icon]) => (
        <MenuItem
          key={way}
          onClick={() => {
            onClose();
            onConnect(way);
          }}
        >
          <ListItemIcon>
            <Icon fontSize="small" />
          </ListItemIcon>
          {t(`connect.${way}`)}
        </MenuItem>
      ))}
      <Divider component="li" role="separator" />
      <MenuItem
        component="a"
        href={DCV_CLIENT_URL}
        onClick={onClose}
        rel="noopener noreferrer"
        target="_blank"
      >
        <ListItemIcon>
          <OpenIcon fontSize="small" />
        </ListItemIcon>
        {t('connect.getClient')}
      </MenuItem>
    </Menu>
  );
}
