import type { ImageBuildDetail } from '@deskstage/backstage-plugin-vdi-common';

const STAGES = {
  build: 'Image Builder installs',
  test: 'Image Builder tests',
  distribute: 'Image Builder makes the AMI',
  try: 'A workstation of the image is tried',
};

/** What a build does now, for the task's log; equal texts need not be said again. */
export function progressOf({ build, steps }: ImageBuildDetail): string {
  switch (build.status) {
    case 'queued':
      return 'Waiting for Image Builder.';
    case 'building': {
      const stage = build.stage ? STAGES[build.stage] : 'Image Builder works';
      const all = steps.filter(step => step.stage === build.stage);
      const running = all.findIndex(step => step.status === 'running');
      return running < 0
        ? `${stage}.`
        : `${stage}: ${all[running].name} (${running + 1} of ${all.length}).`;
    }
    case 'trying':
      return `${STAGES.try}.`;
    case 'candidate':
      return 'Waiting for somebody to make it the default version.';
    default:
      return `The build is ${build.status}.`;
  }
}
