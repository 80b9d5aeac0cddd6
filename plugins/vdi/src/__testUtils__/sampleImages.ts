import type {
  ImageBuild,
  ImageBuildDetail,
  ImageChoices,
  ImageEvent,
  ImageProject,
  ImageProjectSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import { ago, USER } from './samples';

/** The group that owns the image projects of the samples; the signed-in person belongs to it. */
export const TEAM = 'group:default/payments';

/** An id of a build that ends with a number. */
export function buildId(number: number): string {
  return `img-01k${String(number).padStart(23, '0')}`;
}

/** What a project is made of. */
export function sampleImageSettings(
  overrides: Partial<ImageProjectSettings> = {},
): ImageProjectSettings {
  return {
    name: 'Payments desktop',
    description: 'Ubuntu with what the payments team needs',
    base: { templateId: 'ubuntu-dev' },
    tools: ['docker'],
    packages: ['git', 'jq'],
    instanceTypes: ['m7i.xlarge'],
    schedule: { cron: '0 2 ? * SUN *', timeZone: 'Europe/Berlin' },
    promotion: 'approval',
    ...overrides,
  };
}

/** A project that is as it should be; its builds are those that the fake knows. */
export function sampleImageProject(
  overrides: Partial<ImageProject> = {},
): ImageProject {
  return {
    id: 'payments-desktop',
    name: 'Payments desktop',
    description: 'Ubuntu with what the payments team needs',
    owner: TEAM,
    status: 'ready',
    platform: 'linux',
    promotion: 'approval',
    base: {
      templateId: 'ubuntu-dev',
      name: 'Ubuntu developer',
      imageId: 'ami-0000000000000aaaa',
      createdAt: ago(3 * 86_400),
    },
    nextBuildAt: ago(-2 * 86_400),
    typicalBuildSeconds: 1_500,
    createdAt: ago(30 * 86_400),
    createdBy: { kind: 'user', ref: USER },
    actions: ['change', 'build', 'delete'],
    ...overrides,
  };
}

/** A build that is the default version, unless told otherwise; what one may do follows from its status. */
export function sampleImageBuild(
  number: number,
  overrides: Partial<ImageBuild> = {},
): ImageBuild {
  const began = number <= 9 ? (10 - number) * 86_400 : 60;
  return {
    id: buildId(number),
    imageId: 'payments-desktop',
    number,
    status: 'promoted',
    isDefault: false,
    trigger: 'request',
    requestedBy: { kind: 'user', ref: USER },
    requestedAt: ago(began),
    startedAt: ago(began - 5),
    endedAt: ago(began - 1_500),
    recipeVersion: `1.0.${number}`,
    amiId: `ami-${String(number).padStart(17, '0')}`,
    templateVersion: number,
    logUrl: 'https://console.aws.amazon.com/cloudwatch/home#logs',
    trial: {
      status: 'passed',
      startedAt: ago(began - 1_500),
      endedAt: ago(began - 1_700),
      message: 'DCV answered and the session opened after 3 min.',
    },
    promotedAt: ago(began - 1_800),
    promotedBy: { kind: 'user', ref: USER },
    actions: [],
    ...overrides,
  };
}

/** A build under way. */
export function runningImageBuild(
  number: number,
  overrides: Partial<ImageBuild> = {},
): ImageBuild {
  return sampleImageBuild(number, {
    status: 'building',
    stage: 'build',
    requestedAt: ago(300),
    startedAt: ago(290),
    endedAt: undefined,
    typicalSeconds: 1_500,
    amiId: undefined,
    templateVersion: undefined,
    trial: undefined,
    promotedAt: undefined,
    promotedBy: undefined,
    ...overrides,
  });
}

/** A build whose component failed. */
export function failedImageBuild(
  number: number,
  overrides: Partial<ImageBuild> = {},
): ImageBuild {
  return runningImageBuild(number, {
    status: 'failed',
    endedAt: ago(60),
    typicalSeconds: undefined,
    failure: {
      stage: 'build',
      component: 'install-script',
      step: 'InstallScript',
      message: 'The command ended with status 127: kubectl: command not found.',
    },
    ...overrides,
  });
}

/** Steps of a build, one of each kind. */
export const sampleImageSteps: ImageBuildDetail['steps'] = [
  {
    stage: 'build',
    name: 'LaunchBuildInstance',
    status: 'done',
    startedAt: ago(290),
    endedAt: ago(240),
  },
  {
    stage: 'build',
    name: 'ApplyBuildComponents',
    status: 'running',
    startedAt: ago(240),
    message: 'Installing packages',
  },
  { stage: 'distribute', name: 'CreateImage', status: 'waiting' },
];

/** What the images of the samples can be made of. */
export const sampleImageChoices: ImageChoices = {
  bases: [
    {
      templateId: 'ubuntu-dev',
      name: 'Ubuntu developer',
      description: 'Ubuntu 24.04 with Docker, Git and editors',
      platform: 'linux',
      imageId: 'ami-0000000000000aaaa',
      imageCreatedAt: ago(3 * 86_400),
      diskGiB: 100,
      gpu: false,
      instanceTypes: [
        {
          instanceType: 'm7i.xlarge',
          vcpus: 4,
          memoryMiB: 16_384,
          pricePerHour: 0.2016,
        },
        { instanceType: 'm7i.2xlarge', vcpus: 8, memoryMiB: 32_768 },
      ],
    },
    {
      templateId: 'windows-qa',
      name: 'Windows QA',
      platform: 'windows',
      gpu: false,
      imageId: 'ami-0000000000000dddd',
      imageCreatedAt: ago(20 * 86_400),
      diskGiB: 150,
      instanceTypes: [
        {
          instanceType: 'm6i.2xlarge',
          vcpus: 8,
          memoryMiB: 32_768,
          pricePerHour: 0.752,
        },
      ],
    },
    {
      templateId: 'gpu-ml',
      name: 'Machine learning with a GPU',
      platform: 'linux',
      imageId: 'ami-0000000000000bbbb',
      imageCreatedAt: ago(86_400),
      diskGiB: 200,
      gpu: true,
      project: true,
      instanceTypes: [
        {
          instanceType: 'g6.xlarge',
          vcpus: 4,
          memoryMiB: 16_384,
          gpus: 1,
          pricePerHour: 0.8048,
        },
      ],
    },
  ],
  tools: [
    {
      id: 'docker',
      name: 'Docker',
      description: 'Docker Engine and Compose',
      platforms: ['linux'],
      gpu: false,
    },
    {
      id: 'firefox',
      name: 'Firefox',
      platforms: ['linux', 'windows'],
      gpu: false,
    },
    { id: 'cuda', name: 'CUDA', platforms: ['linux'], gpu: true },
  ],
};

/** A line of a project's history. */
export function sampleImageEvent(
  number: number,
  overrides: Partial<ImageEvent> = {},
): ImageEvent {
  return {
    id: `image-event-${number}`,
    at: ago(number * 60),
    type: 'build-requested',
    actor: { kind: 'user', ref: USER },
    ...overrides,
  };
}
