import * as iam from 'aws-cdk-lib/aws-iam';
import { DEPLOYMENT_TAG, OWNER_TAG, type PolicyScope } from './PolicyScope';

/** Launch templates of projects, versions and tags included; those that this app deploys are not among them. */
export function imageTemplateStatements(
  scope: PolicyScope,
): iam.PolicyStatement[] {
  const statement = (sid: string, actions: string[], conditions: object) =>
    new iam.PolicyStatement({
      sid,
      actions,
      resources: [scope.ec2('launch-template/*')],
      conditions: { ...conditions },
    });
  const { StringEquals, Null } = scope.ofProject;
  return [
    statement('MakeTemplates', ['ec2:CreateLaunchTemplate'], {
      StringEquals: scope.requestTagged,
      Null: { [`aws:RequestTag/${OWNER_TAG}`]: 'false' },
    }),
    statement('TagNewTemplates', ['ec2:CreateTags'], {
      StringEquals: {
        ...scope.requestTagged,
        'ec2:CreateAction': 'CreateLaunchTemplate',
      },
    }),
    statement(
      'ChangeTemplates',
      [
        'ec2:CreateLaunchTemplateVersion',
        'ec2:DeleteLaunchTemplate',
        'ec2:DeleteLaunchTemplateVersions',
      ],
      scope.ofProject,
    ),
    statement('TagTemplates', ['ec2:CreateTags'], {
      StringEquals: { ...StringEquals, ...scope.requestTagged },
      Null,
    }),
    statement('UntagTemplates', ['ec2:DeleteTags'], {
      StringEquals,
      'ForAllValues:StringNotEquals': {
        'aws:TagKeys': [DEPLOYMENT_TAG, OWNER_TAG],
      },
      // Without tags in the request EC2 would remove them all.
      Null: { ...Null, 'aws:TagKeys': 'false' },
    }),
  ];
}
