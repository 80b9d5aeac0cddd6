import { Template } from 'aws-cdk-lib/assertions';
import { commonProps, testConfiguration, TestStack } from '../__testUtils__';
import { watchedParts } from './__testUtils__/watchedParts';
import { Watching } from './Watching';

describe('Watching', () => {
  it('tells the topic of every alarm, and says what it means', () => {
    const stack = new TestStack();
    const watching = new Watching(stack, 'Watching', {
      ...commonProps(stack),
      ...watchedParts(stack),
      configuration: testConfiguration().watching,
    });
    const alarms = Object.values(
      Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'),
    ).map(({ Properties }) => Properties);
    const topic = stack.resolve(watching.topic.topicArn);
    expect(alarms.length).toBeGreaterThan(0);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        AlarmActions: [topic],
        OKActions: [topic],
        AlarmDescription: expect.stringMatching(/First: .+ More: docs\/alarms/),
      });
    }
  });
});
