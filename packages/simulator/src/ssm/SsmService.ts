import type { AwsService } from '../aws/AwsService';
import { createJsonService } from '../aws/jsonProtocol';
import { describeInstanceInformation } from './describeInstanceInformation';
import { getParameter, getParameters } from './parameters';
import {
  cancelCommand,
  getCommandInvocation,
  listCommandInvocations,
  listCommands,
} from './readCommands';
import { sendCommand } from './sendCommand';
import type { SsmContext } from './SsmContext';

export function createSsmService(context: SsmContext): AwsService {
  return createJsonService({
    name: 'ssm',
    target: 'AmazonSSM',
    operations: {
      GetParameter: input => getParameter(context.world, input),
      GetParameters: input => getParameters(context.world, input),
      SendCommand: input => sendCommand(context, input),
      GetCommandInvocation: input => getCommandInvocation(context, input),
      ListCommandInvocations: input => listCommandInvocations(context, input),
      ListCommands: input => listCommands(context, input),
      CancelCommand: input => cancelCommand(context, input),
      DescribeInstanceInformation: input =>
        describeInstanceInformation(context, input),
    },
  });
}
