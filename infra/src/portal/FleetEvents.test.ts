import { Template } from 'aws-cdk-lib/assertions';
import { portalStack } from './__testUtils__/portalStack';
import { resolve } from './__testUtils__/resolve';

interface QueuePolicy {
  Queues: string[];
  PolicyDocument: {
    Statement: {
      Effect: string;
      Principal: unknown;
      Action: string;
      Condition: Record<string, Record<string, string>>;
    }[];
  };
}

const { stack } = portalStack();
const template = Template.fromStack(stack);

describe('FleetEvents', () => {
  it('sends every state change of instances and builds', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      Name: 'vdi-test-instances',
      EventPattern: {
        source: ['aws.ec2'],
        'detail-type': ['EC2 Instance State-change Notification'],
      },
    });
    const [rule] = Object.values(
      template.findResources('AWS::Events::Rule', {
        Properties: { Name: 'vdi-test-images' },
      }),
    );
    expect(resolve(stack, rule.Properties.EventPattern)).toEqual({
      source: ['aws.imagebuilder'],
      'detail-type': ['EC2 Image Builder Image State Change'],
      resources: [
        {
          prefix: 'arn:aws:imagebuilder:eu-west-1:111122223333:image/vdi-test-',
        },
      ],
    });
  });

  it('keeps what cannot be delivered or read', () => {
    const [[deadLetters]] = Object.entries(
      template.findResources('AWS::SQS::Queue', {
        Properties: { QueueName: 'vdi-test-events-dead' },
      }),
    );
    const arn = { 'Fn::GetAtt': [deadLetters, 'Arn'] };
    const rules = Object.values(template.findResources('AWS::Events::Rule'));
    expect(
      rules.map(each => each.Properties.Targets[0].DeadLetterConfig.Arn),
    ).toEqual([arn, arn]);
    const [queue] = Object.values(
      template.findResources('AWS::SQS::Queue', {
        Properties: { QueueName: 'vdi-test-events' },
      }),
    );
    expect(queue.Properties.RedrivePolicy).toEqual({
      deadLetterTargetArn: arn,
      maxReceiveCount: 5,
    });
  });

  it("encrypts both queues with the deployment's key", () => {
    const queues = Object.values(template.findResources('AWS::SQS::Queue'));
    expect(queues).toHaveLength(2);
    for (const { Properties } of queues) {
      expect(resolve(stack, Properties.KmsMasterKeyId)).toMatch(
        /key\/KeysMessages/,
      );
    }
  });

  it('takes messages from its own rules alone, and over TLS alone', () => {
    const policies = Object.values(
      template.findResources('AWS::SQS::QueuePolicy'),
    ).map(each => resolve<QueuePolicy>(stack, each.Properties));
    expect(policies).toHaveLength(2);
    for (const { PolicyDocument } of policies) {
      const [denied, ...admitted] = PolicyDocument.Statement;
      expect(denied).toMatchObject({
        Effect: 'Deny',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
      expect(
        admitted.map(({ Effect, Principal, Action, Condition }) => [
          Effect,
          Principal,
          Action,
          Condition.StringEquals['aws:SourceAccount'],
          Condition.ArnEquals['aws:SourceArn'],
        ]),
      ).toEqual(
        ['instances', 'images'].map(rule => [
          'Allow',
          { Service: 'events.amazonaws.com' },
          'sqs:SendMessage',
          '111122223333',
          `arn:aws:events:eu-west-1:111122223333:rule/vdi-test-${rule}`,
        ]),
      );
    }
  });
});
