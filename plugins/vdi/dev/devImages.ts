import type { FakeVdiApi } from '../src/__testUtils__/FakeVdiApi';
import {
  buildId,
  failedImageBuild,
  runningImageBuild,
  sampleImageBuild,
  sampleImageEvent,
  sampleImageSettings,
  sampleImageSteps,
} from '../src/__testUtils__/sampleImages';

const PACKAGES = 2_000;

function packages(version: string) {
  return Array.from({ length: PACKAGES }, (_, index) => ({
    name: `lib-${String(index).padStart(4, '0')}`,
    version: index % 250 === 0 ? version : '1.0',
  }));
}

/** Image projects in every state. */
export function addImages({ images }: FakeVdiApi, scene: string | null): void {
  if (scene === 'empty') {
    return;
  }
  images.add({}, [
    sampleImageBuild(6, { status: 'candidate', promotedAt: undefined }),
    failedImageBuild(5),
    sampleImageBuild(4, { isDefault: true }),
    sampleImageBuild(3),
    sampleImageBuild(2, { status: 'retired' }),
    sampleImageBuild(1, { status: 'rejected' }),
  ]);
  images.describe(buildId(6), {
    settings: sampleImageSettings({ packages: ['git', 'jq', 'curl'] }),
    packages: packages('1.2'),
  });
  images.describe(buildId(4), {
    settings: sampleImageSettings(),
    packages: packages('1.1'),
  });
  images.add({ id: 'gpu-ml', name: 'Machine learning', platform: 'linux' }, [
    runningImageBuild(12),
  ]);
  images.describe(buildId(12), { steps: sampleImageSteps });
  images.add({ id: 'win-tests', name: 'Windows tests', platform: 'windows' }, [
    failedImageBuild(21),
  ]);
  images.add({
    id: 'broken-one',
    name: 'A broken one',
    status: 'broken',
    problem:
      'The base ‘ubuntu-old’ has no image; build one, or choose another base.',
    promotion: 'pinned',
    nextBuildAt: undefined,
  });
  images.events = [
    sampleImageEvent(1, { type: 'approval-wanted', buildNumber: 6 }),
    sampleImageEvent(30, {
      type: 'build-failed',
      buildNumber: 5,
      actor: { kind: 'system' },
      message: 'Component install-script, step InstallScript: exit status 127.',
    }),
    sampleImageEvent(90, { type: 'promoted', buildNumber: 4 }),
  ];
}
