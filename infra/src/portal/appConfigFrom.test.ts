import { parse } from 'yaml';
import { Template } from 'aws-cdk-lib/assertions';
import { portalStack } from './__testUtils__/portalStack';
import { resolve } from './__testUtils__/resolve';
import { appConfigFrom } from './appConfigFrom';
import { OUTPUTS } from './outputs';

/** The outputs of the stack as CloudFormation tells them after the deployment. */
function deployedOutputs(): Record<string, string> {
  const { stack } = portalStack();
  const { Outputs } = Template.fromStack(stack).toJSON();
  return Object.fromEntries(
    Object.entries(
      resolve<Record<string, { Value: string }>>(stack, Outputs),
    ).map(([name, { Value }]) => [name, Value]),
  );
}

describe('appConfigFrom', () => {
  it('makes the sections of the portal from the outputs of the stack', () => {
    const { vdi, events } = parse(appConfigFrom(deployedOutputs()));

    expect(vdi).toEqual({
      deployment: 'test',
      aws: {
        region: 'eu-west-1',
        accountId: '111122223333',
        passwordKey: expect.stringMatching(
          /^arn:aws:kms:eu-west-1:111122223333:key\/KeysSecrets/,
        ),
        metrics: true,
      },
      directory: { tableName: 'vdi-test-directory' },
      launch: {
        subnetIds: ['subnet-0000000000000000a', 'subnet-0000000000000000b'],
      },
      connection: {
        gatewayUrl: 'https://desktops.example.com:8443',
        authenticatorUrl:
          'https://abc-vpce-1.execute-api.eu-west-1.amazonaws.com/v1/authenticate',
        port: 8443,
      },
    });
    expect(
      events.modules.awsSqs.awsSqsConsumingEventPublisher.topics['vdi-aws'],
    ).toEqual({
      queue: {
        url: 'https://sqs.eu-west-1.amazonaws.com/111122223333/vdi-test-events',
        region: 'eu-west-1',
        waitTime: { seconds: 20 },
      },
      waitTimeAfterEmptyReceive: { seconds: 0 },
    });
  });

  it('keeps an account id that begins with a zero', () => {
    const outputs = {
      ...deployedOutputs(),
      [OUTPUTS.accountId]: '012345678901',
    };
    expect(parse(appConfigFrom(outputs)).vdi.aws.accountId).toBe(
      '012345678901',
    );
  });

  it('names the outputs that are absent', () => {
    const { [OUTPUTS.queueUrl]: _url, ...outputs } = deployedOutputs();
    expect(() => appConfigFrom(outputs)).toThrow(
      "The stack has no output 'PortalEventsQueueUrl'; deploy it with this version first.",
    );
  });
});
