import { createHash } from 'node:crypto';
import type { World } from '../world/World';
import { parseDocument } from './componentDocument';
import { resolveComponent } from './components';
import type { Build } from './builds/Build';

interface Package {
  name: string;
  version: string;
}

const BASE: Record<'Linux' | 'Windows', string[]> = {
  Linux:
    'bash ca-certificates coreutils curl glibc gnupg gzip kernel libc6 openssh-server openssl python3 sudo systemd tar tzdata util-linux vim-minimal xz zlib'.split(
      ' ',
    ),
  Windows: [
    'Amazon SSM Agent',
    'AWS PV Drivers',
    'AWS Tools for Windows',
    'Amazon EC2Launch',
    'Microsoft Edge',
    'Windows Defender',
  ],
};

/** What scripts of components install, by package managers of the platforms. */
const INSTALLS =
  /(?:apt-get|apt|dnf|yum|zypper|choco|winget|snap|pip3?|npm)\s+(?:-\S+\s+)*(?:install|in|add)\s+([^|;&\n\\]+)/g;

/**
 * Packages that an image could have: those of any system, with versions of its parent, and those that the scripts of
 * its components install, with versions of these. The same build always has the same.
 */
export function imagePackages(world: World, build: Build): Package[] {
  const packages = new Map<string, string>();
  for (const name of BASE[build.recipe.platform]) {
    packages.set(name, versionOf(`${name} ${build.parentImageId}`));
  }
  for (const arn of build.componentArns) {
    const component = resolveComponent(world, arn);
    const installed = component ? installedBy(component.data) : [];
    const names = installed.length > 0 ? installed : [nameOf(arn)];
    for (const name of names) packages.set(name, versionOf(`${name} ${arn}`));
  }
  return [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, version]) => ({ name, version }));
}

function installedBy(data: string): string[] {
  const script = parseDocument(data)
    .phases.flatMap(({ steps }) => steps)
    .flatMap(({ commands }) => commands)
    .join('\n');
  return [...script.matchAll(INSTALLS)]
    .flatMap(([, names]) => names.trim().split(/\s+/))
    .filter(name => /^[A-Za-z0-9][\w.+-]*$/.test(name));
}

function nameOf(componentArn: string): string {
  return componentArn.split('/')[1];
}

function versionOf(text: string): string {
  const [major, minor, patch] = createHash('sha256').update(text).digest();
  return `${1 + (major % 9)}.${minor % 20}.${patch % 50}`;
}
