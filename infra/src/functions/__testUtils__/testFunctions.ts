import { commonProps, testConfiguration, TestStack } from '../../__testUtils__';
import { Directory } from '../../directory';
import { Network, SecurityGroups } from '../../network';
import type { ApiLogging } from '../ApiLogs';
import { Functions } from '../Functions';
import { templateOf } from './templateOf';

/** The functions among the real parts that they need. */
export function testFunctions(apiLogging?: ApiLogging) {
  const stack = new TestStack();
  const common = commonProps(stack);
  const network = new Network(stack, 'Network', {
    ...common,
    configuration: testConfiguration().network,
  });
  const securityGroups = new SecurityGroups(stack, 'SecurityGroups', {
    network,
    port: 8443,
    allowedCidrs: ['198.51.100.0/24'],
  });
  const directory = new Directory(stack, 'Directory', common);
  const functions = new Functions(stack, 'Functions', {
    ...common,
    network,
    securityGroups,
    directory,
    apiLogging,
  });
  return {
    app: stack.app,
    stack,
    functions,
    directory,
    common,
    template: () => templateOf(stack),
  };
}
