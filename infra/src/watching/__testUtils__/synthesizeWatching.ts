import { Template } from 'aws-cdk-lib/assertions';
import { commonProps, testConfiguration, TestStack } from '../../__testUtils__';
import type { ConfigurationInput } from '../../configuration';
import { Watching } from '../Watching';
import { watchedParts } from './watchedParts';

/** Watching over plain parts: the construct, its topic, and the resources of one type in the template. */
export function synthesizeWatching(
  configuration: ConfigurationInput['watching'] = {},
  pipelines?: string[],
) {
  const stack = new TestStack();
  const watching = new Watching(stack, 'Watching', {
    ...commonProps(stack),
    ...watchedParts(stack, pipelines),
    configuration: testConfiguration({ watching: configuration }).watching,
  });
  const template = Template.fromStack(stack);
  return {
    watching,
    topic: stack.resolve(watching.topic.topicArn),
    propertiesOf: (type: string) =>
      Object.values(template.findResources(type)).map(
        ({ Properties }) => Properties,
      ),
  };
}
