import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import { componentDocument, type ScriptStep } from './componentDocument';
import { readScript } from './scripts';

/** Software that comes as a component with the backend: what its publisher signs, and nothing that is not. */
export interface Tool {
  id: string;
  name: string;
  description: string;
  platforms: readonly Platform[];
  /** Whether it needs a base with a graphics driver */
  gpu: boolean;
  /** How long its installation may take; minutes */
  minutes: number;
}

/** The tools, in the order in which they are offered. */
export const TOOLS: readonly Tool[] = [
  {
    id: 'vscode',
    name: 'Visual Studio Code',
    description: 'From Microsoft’s repository',
    platforms: ['linux', 'windows'],
    gpu: false,
    minutes: 30,
  },
  {
    id: 'chrome',
    name: 'Google Chrome',
    description: 'From Google’s repository',
    platforms: ['linux', 'windows'],
    gpu: false,
    minutes: 30,
  },
  {
    id: 'firefox',
    name: 'Firefox',
    description: 'From Mozilla’s repository; on Amazon Linux from Amazon’s',
    platforms: ['linux', 'windows'],
    gpu: false,
    minutes: 30,
  },
  {
    id: 'docker',
    name: 'Docker',
    description:
      'Engine, Buildx and, on Ubuntu, Compose. Whoever may use it can become root on the workstation',
    platforms: ['linux'],
    gpu: false,
    minutes: 30,
  },
  {
    id: 'developer',
    name: 'Developer essentials',
    description: 'Git, compilers, CMake, Python, jq and what goes with them',
    platforms: ['linux'],
    gpu: false,
    minutes: 30,
  },
  {
    id: 'cuda',
    name: 'CUDA toolkit',
    description: 'Compiler and libraries from NVIDIA’s repository; no driver',
    platforms: ['linux'],
    gpu: true,
    minutes: 90,
  },
];

/** The document of a tool's component. */
export function toolDocument(tool: Tool, platform: Platform): string {
  const check = scriptStep('Check', tool, platform, 'check', 10);
  return componentDocument(tool.name, {
    build: [scriptStep('Install', tool, platform, 'install', tool.minutes)],
    validate: [check],
    // Once more on a machine of the image: what was installed is to be there after the clean-up
    test: [check],
  });
}

function scriptStep(
  name: string,
  { id }: Tool,
  platform: Platform,
  kind: 'install' | 'check',
  minutes: number,
): ScriptStep {
  const linux = platform === 'linux';
  const ending = linux ? 'sh' : 'ps1';
  const files = [
    ...(kind === 'install' ? [`${platform}/publisher.${ending}`] : []),
    `${platform}/${id}.${kind}.${ending}`,
  ];
  const first = linux
    ? ['set -euo pipefail']
    : [
        "$ErrorActionPreference = 'Stop'",
        "$ProgressPreference = 'SilentlyContinue'",
      ];
  return {
    name,
    action: linux ? 'ExecuteBash' : 'ExecutePowerShell',
    script: [...first, ...files.map(readScript)].join('\n'),
    minutes,
  };
}
