import { nagFindings } from '../__testUtils__/nagFindings';
import { metricsIn } from './__testUtils__/metricsIn';
import { isPublished } from './__testUtils__/publishedMetrics';
import { synthesizeWatching } from './__testUtils__/synthesizeWatching';

interface Widget {
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  properties: { title?: string; alarms?: unknown[]; markdown?: string };
}

describe('Watching', () => {
  const { watching, topic, propertiesOf } = synthesizeWatching({
    emails: ['ops@example.com', 'lead@example.com'],
    monthlyBudget: 500,
  });

  it('leaves cdk-nag nothing to find', () => {
    expect(nagFindings(watching)).toEqual([]);
  });

  describe('the topic', () => {
    it('is encrypted with the key of messages and tells every address', () => {
      expect(propertiesOf('AWS::SNS::Topic')).toMatchObject([
        {
          TopicName: 'vdi-test-alarms',
          KmsMasterKeyId: {
            'Fn::GetAtt': [expect.stringMatching(/^KeysMessages/), 'Arn'],
          },
        },
      ]);
      expect(propertiesOf('AWS::SNS::Subscription')).toEqual([
        { Endpoint: 'ops@example.com', Protocol: 'email', TopicArn: topic },
        { Endpoint: 'lead@example.com', Protocol: 'email', TopicArn: topic },
      ]);
    });

    it('takes messages over TLS, from the alarms of this deployment and from the services that it needs', () => {
      const [{ PolicyDocument }] = propertiesOf('AWS::SNS::TopicPolicy');
      const statements = PolicyDocument.Statement.map(
        ({ Effect, Principal, Condition }: Record<string, unknown>) => ({
          Effect,
          Principal,
          Condition,
        }),
      );
      const SourceAccount = { 'aws:SourceAccount': '111122223333' };
      expect(statements).toEqual([
        {
          Effect: 'Deny',
          Principal: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: {
            StringEquals: SourceAccount,
            ArnLike: {
              'aws:SourceArn':
                'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:vdi-test-*',
            },
          },
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'budgets.amazonaws.com' },
          Condition: { StringEquals: SourceAccount },
        },
        // EventBridge fills in nothing that a condition could compare.
        { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } },
      ]);
    });

    it('can be encrypted by EventBridge, which no condition on the source lets through', () => {
      const messages = propertiesOf('AWS::KMS::Key').find(({ Description }) =>
        Description.startsWith('Queues and topics'),
      );
      expect(messages.KeyPolicy.Statement).toContainEqual({
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '*',
      });
    });
  });

  it('tells of failed images of its own pipelines', () => {
    const image = (name: string) => ({
      prefix: `arn:aws:imagebuilder:eu-west-1:111122223333:image/${name}`,
    });
    expect(propertiesOf('AWS::Events::Rule')).toMatchObject([
      {
        Name: 'vdi-test-image-failed-1',
        EventPattern: {
          source: ['aws.imagebuilder'],
          'detail-type': ['EC2 Image Builder Image State Change'],
          resources: [image('vdi-test-gateway'), image('vdi-test-ubuntu')],
          detail: { state: { status: ['FAILED'] } },
        },
        Targets: [
          {
            Arn: topic,
            InputTransformer: {
              InputPathsMap: { 'resources-0-': '$.resources[0]' },
              InputTemplate: expect.stringMatching(
                /^"VDI test: the image <resources-0-> could not be built.*docs\/alarms\.md#image-failed"$/,
              ),
            },
          },
        ],
      },
    ]);
  });

  it('tells of all of many images, in patterns that EventBridge takes', () => {
    const names = Array.from(
      { length: 21 },
      (_, index) => `vdi-${'d'.repeat(20)}-${'t'.repeat(38)}${index + 10}`,
    );
    const rules = synthesizeWatching({}, names).propertiesOf(
      'AWS::Events::Rule',
    );
    expect(
      rules.flatMap(({ EventPattern }) =>
        EventPattern.resources.map(({ prefix }: { prefix: string }) =>
          prefix.replace(/^.*image\//, ''),
        ),
      ),
    ).toEqual(names);
    for (const { EventPattern } of rules) {
      expect(JSON.stringify(EventPattern).length).toBeLessThan(2048);
    }
  });

  describe('the dashboard', () => {
    const [{ DashboardName, DashboardBody }] = propertiesOf(
      'AWS::CloudWatch::Dashboard',
    );
    const body: { widgets: Widget[] } = JSON.parse(
      DashboardBody['Fn::Join'][1]
        .map((part: unknown) => (typeof part === 'string' ? part : 'token'))
        .join(''),
    );

    it('goes from the people down to the queue', () => {
      expect(DashboardName).toBe('vdi-test');
      expect(
        body.widgets.map(({ type, properties }) => properties.title ?? type),
      ).toEqual([
        'text',
        'Alarms',
        'Workstations',
        'Not as they should be',
        'Gateways: connected clients',
        'Gateways: healthy',
        'Gateways: refused',
        'Load balancer: flows',
        'Load balancer: bytes',
        'Functions: calls',
        'Functions: errors',
        'Functions: time (p99)',
        'Directory: capacity used',
        'Directory: throttled',
        'Events for the portal',
      ]);
    });

    it('fills its rows', () => {
      const widths = new Map<number, number>();
      for (const { x, y, width } of body.widgets) {
        expect(x).toBe(widths.get(y) ?? 0);
        widths.set(y, x + width);
      }
      expect([...widths.values()]).toEqual([24, 24, 24, 24, 24, 24]);
    });

    it('shows every alarm, and where to go on', () => {
      const [text, alarms] = body.widgets;
      expect(alarms.properties.alarms).toHaveLength(
        propertiesOf('AWS::CloudWatch::Alarm').length,
      );
      expect(text.properties.markdown).toContain(
        'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1',
      );
    });

    it('shows metrics that somebody publishes', () => {
      const metrics = metricsIn(body.widgets);
      expect(metrics.length).toBeGreaterThan(30);
      expect(metrics.filter(metric => !isPublished(...metric))).toEqual([]);
    });
  });

  describe('the budget', () => {
    it('counts what bears the tag of the deployment, and warns before and after', () => {
      const subscribers = [{ SubscriptionType: 'SNS', Address: topic }];
      const at = (NotificationType: string, Threshold: number) => ({
        Notification: {
          NotificationType,
          ComparisonOperator: 'GREATER_THAN',
          Threshold,
          ThresholdType: 'PERCENTAGE',
        },
        Subscribers: subscribers,
      });
      expect(propertiesOf('AWS::Budgets::Budget')).toEqual([
        {
          Budget: {
            BudgetName: 'vdi-test',
            BudgetType: 'COST',
            TimeUnit: 'MONTHLY',
            BudgetLimit: { Amount: 500, Unit: 'USD' },
            CostFilters: { TagKeyValue: ['user:vdi:deployment$test'] },
          },
          NotificationsWithSubscribers: [
            at('ACTUAL', 80),
            at('ACTUAL', 100),
            at('FORECASTED', 100),
          ],
        },
      ]);
    });

    it('is there only when it is asked for', () => {
      expect(synthesizeWatching().propertiesOf('AWS::Budgets::Budget')).toEqual(
        [],
      );
    });
  });
});
