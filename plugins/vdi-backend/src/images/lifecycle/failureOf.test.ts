import { failureOf } from './failureOf';

const ARN =
  'arn:aws:imagebuilder:eu-west-1:123456789012:component/vdi-demo-payments-script/1.0.0/1';
const REASON = `SSM execution 'e-1' failed for image arn: 'arn:aws:imagebuilder:eu-west-1:123456789012:image/x/1.0.0/1' with status = 'Failed' in state = 'TESTING' and failure message = 'Document ${ARN} failed!'`;

describe('failureOf', () => {
  it('names the component and its step', () => {
    expect(
      failureOf({ reason: REASON }, [
        { stage: 'build', name: 'Start the build machine', status: 'done' },
        {
          stage: 'build',
          name: 'Apply the components',
          status: 'failed',
          message: `Document ${ARN} failed! Phase 'build', step 'Install', action 'ExecuteBash': No space left on device`,
        },
      ]),
    ).toEqual({
      stage: 'build',
      component: 'vdi-demo-payments-script',
      step: 'Install',
      message:
        "Component 'vdi-demo-payments-script' failed at its step 'Install': No space left on device",
    });
  });

  it('makes do with the reason', () => {
    const failure = failureOf({ reason: REASON }, []);
    expect(failure).toMatchObject({
      stage: 'test',
      component: 'vdi-demo-payments-script',
    });
    expect(failure.step).toBeUndefined();
    expect(failure.message).toContain(
      "Component 'vdi-demo-payments-script' failed",
    );
  });

  it('names the step of the workflow where no component is at fault', () => {
    expect(
      failureOf({}, [
        {
          stage: 'distribute',
          name: 'Distribute the AMI',
          status: 'failed',
          message: 'The KMS key is disabled.',
        },
      ]),
    ).toEqual({
      stage: 'distribute',
      message: "'Distribute the AMI' failed: The KMS key is disabled.",
    });
  });

  it('says so when nothing is said, and cuts what is too long', () => {
    expect(failureOf({}, [])).toEqual({
      stage: 'build',
      message: 'Image Builder gave no reason; its log may tell.',
    });
    expect(failureOf({ reason: 'x'.repeat(5000) }, []).message).toHaveLength(
      1000,
    );
  });
});
