import { Validations } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { ApiLogging } from './ApiLogs';

/** Says to cdk-nag why a rule that holds for public APIs does not hold here. */
export function acknowledgeApiFindings(
  api: apigateway.RestApi,
  logging: ApiLogging,
): void {
  const validations = Validations.of(api);
  for (const id of ['AwsSolutions-APIG4', 'AwsSolutions-COG4']) {
    validations.acknowledge({
      id,
      reason:
        'Connection gateways and DCV servers cannot sign requests or send a key. Who reaches the API is decided by the VPC endpoint and its security group, who may open a workstation by the authenticator.',
    });
  }
  validations.acknowledge(
    {
      id: 'AwsSolutions-APIG2',
      reason:
        'The functions validate every field themselves and say in their log what was wrong; bodies are forms, for which API Gateway has no models.',
    },
    {
      id: 'AwsSolutions-APIG3',
      reason:
        'Only machines of the deployment reach the API, through a VPC endpoint, and the stage is throttled.',
    },
  );
  if (logging === 'own-role') {
    validations.acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      reason:
        'The role is that of all APIs of the account, so that it has to be able to write the logs of each.',
    });
  }
  if (logging === 'none') {
    for (const id of ['AwsSolutions-APIG1', 'AwsSolutions-APIG6']) {
      validations.acknowledge({
        id,
        reason:
          'Needs a role that is one setting for the whole account and region, which this stack changes only when it is told to. The functions log every request.',
      });
    }
  }
}
