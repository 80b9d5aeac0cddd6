import SvgIcon, { type SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'center',
    display: 'inline-flex',
    gap: theme.spacing(0.5),
    verticalAlign: 'bottom',
    whiteSpace: 'nowrap',
  },
}));

function LinuxIcon(props: SvgIconProps) {
  return (
    <SvgIcon {...props}>
      <path d="M12 2c-2.3 0-3.8 1.8-3.8 4.2 0 2.3.3 3.2-.9 5C6 13 4.8 14.900 4.800 17.200c0 .5.100 1 .200 1.400L2.900 20.300c-.5.400-.3 1.100.3 1.300l4.300.9c.9.200 1.700-.300 2-1.100.8.300 1.700.400 2.500.400s1.700-.100 2.500-.400c.300.800 1.100 1.300 2 1.100l4.300-.9c.6-.200.8-.900.3-1.300L19 18.600c.100-.400.200-.900.200-1.400 0-2.300-1.200-4.200-2.500-6-1.200-1.800-.9-2.700-.9-5C15.800 3.800 14.300 2 12 2Zm-1.500 3.600c.5 0 .9.500.9 1.100s-.4 1.100-.9 1.100-.9-.5-.9-1.100.4-1.100.9-1.100Zm3 0c.5 0 .9.500.9 1.100s-.4 1.100-.9 1.100-.9-.5-.9-1.100.4-1.100.9-1.100ZM12 8.300c.9 0 1.900.5 1.900.9 0 .5-1.200 1.200-1.900 1.200s-1.900-.7-1.900-1.200c0-.4 1-.9 1.900-.9Zm0 3.600c2.300 0 3.800 2.600 3.800 5 0 1.900-1.600 3.100-3.800 3.100s-3.800-1.200-3.800-3.100c0-2.400 1.500-5 3.800-5Z" />
    </SvgIcon>
  );
}

function WindowsIcon(props: SvgIconProps) {
  return (
    <SvgIcon {...props}>
      <path d="M3 5.500 10.500 4.400v7.100H3V5.500Zm8.500-1.200L21 3v8.500h-9.500V4.300ZM3 12.500h7.500v7.100L3 18.500v-6Zm8.500 0H21V21l-9.500-1.300v-7.200Z" />
    </SvgIcon>
  );
}

const ICONS = { linux: LinuxIcon, windows: WindowsIcon };

/** An operating system, as a picture and in words. */
export function PlatformLabel({ platform }: { platform: Platform }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const Icon = ICONS[platform];
  return (
    <span className={classes.root}>
      <Icon fontSize="small" aria-hidden="true" />
      {t(`platform.${platform}`)}
    </span>
  );
}
