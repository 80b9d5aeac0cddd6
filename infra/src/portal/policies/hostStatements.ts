import * as iam from 'aws-cdk-lib/aws-iam';
import { DEPLOYMENT_TAG, type PolicyScope } from './PolicyScope';

/**
 * Run Command with the deployment's own documents on its own instances. AWS-RunShellScript and the like, with which
 * the portal could do anything as root, are left out.
 *
 * @param documentNames - names of the documents
 */
export function hostStatements(
  scope: PolicyScope,
  documentNames: string[],
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'CommandDocuments',
      actions: ['ssm:SendCommand'],
      resources: documentNames.map(name =>
        scope.arn('ssm', `document/${name}`),
      ),
    }),
    new iam.PolicyStatement({
      sid: 'CommandOurs',
      actions: ['ssm:SendCommand'],
      resources: [scope.ec2('instance/*')],
      conditions: {
        StringEquals: {
          [`ssm:resourceTag/${DEPLOYMENT_TAG}`]: scope.deployment,
        },
      },
    }),
    new iam.PolicyStatement({
      // SSM knows no resources for these calls.
      sid: 'CommandResults',
      actions: [
        'ssm:ListCommandInvocations',
        'ssm:DescribeInstanceInformation',
      ],
      resources: ['*'],
      conditions: scope.inRegion,
    }),
  ];
}
