import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Network, SecurityGroups } from '../network';

/** Options of {@link executeApiEndpoint}. */
export interface ExecuteApiEndpointOptions {
  readonly network: Network;
  readonly securityGroups: SecurityGroups;
}

/** The way from the private subnets to the API. */
export function executeApiEndpoint(
  scope: Construct,
  options: ExecuteApiEndpointOptions,
): ec2.InterfaceVpcEndpoint {
  const { network, securityGroups } = options;
  const endpoint = new ec2.InterfaceVpcEndpoint(scope, 'Endpoint', {
    vpc: network.vpc,
    service: ec2.InterfaceVpcEndpointAwsService.APIGATEWAY,
    subnets: { subnets: network.privateSubnets },
    securityGroups: [securityGroups.functions],
    // The group says who may come in; CDK would add the whole VPC.
    open: false,
    // Private DNS would take over every API's name in the VPC, and only one endpoint of a VPC may have it. The API has
    // a name of its own at this endpoint instead.
    privateDnsEnabled: false,
  });
  endpoint.addToPolicy(
    new iam.PolicyStatement({
      principals: [new iam.StarPrincipal()],
      actions: ['execute-api:Invoke'],
      // APIs of this account, so that nothing leaves by an API of another. Not the one API by its id: it refers to the
      // endpoint already.
      resources: [
        Stack.of(scope).formatArn({ service: 'execute-api', resource: '*' }),
      ],
    }),
  );
  return endpoint;
}
