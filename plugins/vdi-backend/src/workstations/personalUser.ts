import { createHash } from 'node:crypto';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Platform } from '@deskstage/backstage-plugin-vdi-common';

/** Longest account names: `useradd` takes 32 characters, Windows 20. */
const MAX_LENGTH: Record<Platform, number> = { linux: 32, windows: 20 };

/** Accounts and groups that the systems bring along, or keep for themselves. */
const RESERVED = new Set(
  `root admin administrator administrators guest guests user users system service network everyone
  defaultaccount wdagutilityaccount none con nul prn aux
  daemon bin sys adm sync games man lp mail news uucp proxy www-data backup list irc gnats nobody
  operator ftp shutdown halt sudo wheel staff sshd dbus messagebus polkitd rtkit colord chrony tss
  docker gdm lightdm xrdp dcv dcvsmagent desktop
  ubuntu debian centos rocky fedora almalinux cloud-user opc ec2-user ssm-user`.split(
    /\s+/,
  ),
);

/**
 * The account name of a person on their workstation: the name of the user entity, as far as both operating systems
 * accept it. A name that had to be changed gets a part of its hash, so that two people never share one.
 */
export function personalUserOf(ownerRef: string, platform: Platform): string {
  const { namespace, name } = parseEntityRef(ownerRef);
  const max = MAX_LENGTH[platform];
  const cleaned = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[^a-z]+/, '');
  const unchanged =
    cleaned === name &&
    namespace === 'default' &&
    cleaned.length <= max &&
    !RESERVED.has(cleaned);
  if (unchanged) {
    return cleaned;
  }
  const hash = createHash('sha256').update(ownerRef).digest('hex').slice(0, 6);
  return `${(cleaned || 'user').slice(0, max - 7)}-${hash}`;
}
