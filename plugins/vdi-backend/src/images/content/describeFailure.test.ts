import type { ObservedStep } from '../../aws';
import { describeFailure } from './describeFailure';

const ARN = 'arn:aws:imagebuilder:eu-west-1:111122223333';

const execution = (state: string, message: string, status = 'Failed') =>
  `SSM execution '8930028b-5831-4b12-8b6f-0123456789ab' failed for image arn: '${ARN}:image/vdi-test-ml/1.2.3/4' with status = '${status}' in state = '${state}' and failure message = '${message}'`;

function failedStep(
  message: string | undefined,
  changes: Partial<ObservedStep> = {},
): ObservedStep {
  return {
    stage: 'build',
    name: 'Apply the components',
    status: 'failed',
    message,
    ...changes,
  };
}

describe('describeFailure', () => {
  const describeWith = (reason?: string, steps: ObservedStep[] = []) =>
    describeFailure({ reason, steps, name: 'vdi-test-ml' });

  it('names component and step where they are told', () => {
    const arn = `${ARN}:component/vdi-test-ml-install-script/1.5.6/1`;
    expect(
      describeWith(execution('BUILDING', `Document ${arn} failed!`), [
        failedStep(
          `Document ${arn} failed! Phase 'build', step 'RunInstallScript', action 'ExecuteBash': The script ended with exit code 3.`,
        ),
      ]),
    ).toEqual({
      stage: 'build',
      component: 'the install script',
      step: 'RunInstallScript',
      message:
        "Step 'RunInstallScript' of the install script failed: The script ended with exit code 3.",
    });
  });

  it.each([
    ['vdi-test-tool-cuda', "The tool 'cuda' failed; its log tells why."],
    [
      'vdi-test-tool-chrome-windows',
      "The tool 'chrome' failed; its log tells why.",
    ],
    ['vdi-test-ml-packages', 'The packages failed; its log tells why.'],
    [
      'vdi-test-ml-install-script-2',
      'The install script failed; its log tells why.',
    ],
    [
      'vdi-test-ml-r-studio',
      "The component 'r-studio' failed; its log tells why.",
    ],
    [
      'vdi-test-ubuntu-server',
      "The component 'vdi-test-ubuntu-server' failed; its log tells why.",
    ],
    ['update-linux', "The component 'update-linux' failed; its log tells why."],
  ])('tells whose component %s is', (name, message) => {
    const reason = execution(
      'BUILDING',
      `Document ${ARN}:component/${name}/1.0.0/1 failed!`,
    );
    expect(describeWith(reason)).toMatchObject({ stage: 'build', message });
  });

  // Sentences that people have met: https://github.com/aws-samples/amazon-ec2-image-builder-samples/issues/30,
  // https://github.com/aws-samples/immutable-server-pipeline/issues/12
  it.each([
    [
      execution('BUILDING', 'SSM Agent verification failed', 'TimedOut'),
      'build',
      /^The machine did not report to Systems Manager in time/,
    ],
    [
      execution(
        'TESTING',
        'Step timed out while step is verifying the SSM Agent availability on the target instance(s). SSM Agent on Instances: [i-0123] are not functioning.',
        'TimedOut',
      ),
      'test',
      /^The machine did not report/,
    ],
    [
      execution(
        'BUILDING',
        'Step timed out while step is Poll action status for completion. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.',
        'TimedOut',
      ),
      'build',
      /^A step took too long\. Step timed out while/,
    ],
    [
      'Workflow Execution ID: wf-0123 failed with reason: Unable to bootstrap TOE',
      'build',
      /^The machine could not get the program that applies components/,
    ],
    [
      'Workflow execution ID: wf-0123 failed with reason: We currently do not have sufficient g5.xlarge capacity (InsufficientInstanceCapacity)',
      'build',
      /^EC2 had no machine of the type/,
    ],
    [
      'AMI name vdi-test-ml 2026 is already in use by AMI ami-1',
      'distribute',
      /^An AMI of the same name/,
    ],
    [
      "Launch template 'lt-1' does not exist",
      'distribute',
      /^Launch template 'lt-1' does not exist\.$/,
    ],
    [
      execution('DISTRIBUTING', 'Something new'),
      'distribute',
      /^Something new\.$/,
    ],
  ])('says in words: %s', (reason, stage, message) => {
    expect(describeWith(reason)).toEqual({
      stage,
      message: expect.stringMatching(message),
    });
  });

  it('tells of the step when nothing else is told', () => {
    expect(
      describeWith(undefined, [
        { stage: 'build', name: 'Start the build machine', status: 'done' },
        failedStep('The subnet is gone', {
          stage: 'test',
          name: 'Start a machine of the image',
        }),
      ]),
    ).toEqual({
      stage: 'test',
      message: "'Start a machine of the image' failed: The subnet is gone.",
    });
    expect(describeWith(undefined)).toEqual({
      stage: 'build',
      message: 'Image Builder does not say why; its log may.',
    });
  });
});
