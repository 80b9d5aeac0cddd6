import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Platform } from '@deskstage/backstage-plugin-vdi-common';

// The last one does the work with the functions of those before it.
const FILES: Record<Platform, string[]> = {
  linux: ['settings.sh', 'host.sh'],
  windows: ['settings.ps1', 'account.ps1', 'host.ps1'],
};

// SSM's own shell on Linux is sh.
const FIRST_LINES: Record<Platform, string[]> = {
  linux: ['#!/bin/bash'],
  windows: [],
};

/** What runs on hosts of the platform, line by line: the preamble, then the scripts of this package. */
export async function createHostCommands(
  platform: Platform,
  preamble: string[],
): Promise<string[]> {
  const scripts = await Promise.all(
    FILES[platform].map(file =>
      readFile(
        resolvePackagePath(
          '@deskstage/backstage-plugin-vdi-backend',
          'scripts',
          platform,
          file,
        ),
        'utf8',
      ),
    ),
  );
  return [
    ...FIRST_LINES[platform],
    ...preamble,
    ...scripts.join('\n').split(/\r?\n/),
  ];
}
