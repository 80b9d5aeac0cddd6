import { Template } from 'aws-cdk-lib/assertions';
import { nagFindings } from '../__testUtils__';
import { PortalPolicy } from './__testUtils__/PortalPolicy';
import { portalStack } from './__testUtils__/portalStack';

/** Characters of a managed policy, white space aside: a quota of IAM that cannot be raised. */
const POLICY_QUOTA = 6144;

const PROVIDER =
  'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC';

function trustOf(portal: Parameters<typeof portalStack>[0]) {
  const template = Template.fromStack(portalStack(portal).stack);
  const [role] = Object.values(
    template.findResources('AWS::IAM::Role', {
      Properties: { RoleName: 'vdi-test-portal' },
    }),
  );
  return {
    template,
    statements: role?.Properties.AssumeRolePolicyDocument.Statement,
  };
}

describe('PortalAccess', () => {
  it('makes policies that fit into IAM, with longer names and more subnets too', () => {
    const { documents } = PortalPolicy.create();
    expect(documents).toHaveLength(4);
    for (const document of documents) {
      expect(JSON.stringify(document).length).toBeLessThan(POLICY_QUOTA - 1500);
    }
  });

  it('leaves out the policy for image projects where there are to be none', () => {
    const { template } = trustOf({
      images: false,
      services: ['ecs-tasks.amazonaws.com'],
    });
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 2);
    expect(template.toJSON().Outputs.PortalImagesPolicyArn).toBeUndefined();
  });

  it('gives the role every policy', () => {
    const { template } = trustOf({ services: ['ecs-tasks.amazonaws.com'] });
    const [role] = Object.values(template.findResources('AWS::IAM::Role'));
    expect(role.Properties.ManagedPolicyArns).toEqual(
      Object.keys(template.findResources('AWS::IAM::ManagedPolicy')).map(
        id => ({
          Ref: id,
        }),
      ),
    );
    expect(template.toJSON().Outputs.PortalImagesPolicyArn).toBeDefined();
  });

  it('makes no role when nobody is named to take it', () => {
    const { access } = portalStack();
    expect(access.role).toBeUndefined();
    expect(trustOf({}).statements).toBeUndefined();
  });

  it('lets the named roles take it', () => {
    const arn = 'arn:aws:iam::111122223333:role/backstage';
    const { statements, template } = trustOf({ principals: [arn] });
    expect(statements).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: arn } },
    ]);
    expect(template.toJSON().Outputs.PortalRoleArn).toBeDefined();
  });

  it('lets services take it for this account alone', () => {
    const { statements, template } = trustOf({
      services: ['ecs-tasks.amazonaws.com', 'pods.eks.amazonaws.com'],
    });
    const condition = {
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    };
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: condition,
      },
      {
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Condition: condition,
      },
    ]);
    template.resourceCountIs('AWS::IAM::InstanceProfile', 0);
  });

  it('makes an instance profile for a portal on EC2', () => {
    const { template } = trustOf({ services: ['ec2.amazonaws.com'] });
    const [profile] = Object.values(
      template.findResources('AWS::IAM::InstanceProfile'),
    );
    expect(profile.Properties.InstanceProfileName).toBe('vdi-test-portal');
  });

  it('lets one service account take it, with a token for STS', () => {
    const { statements } = trustOf({
      serviceAccount: {
        providerArn: PROVIDER,
        subject: 'system:serviceaccount:backstage:portal',
      },
    });
    const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: PROVIDER },
        Condition: {
          StringEquals: {
            [`${issuer}:sub`]: 'system:serviceaccount:backstage:portal',
            [`${issuer}:aud`]: 'sts.amazonaws.com',
          },
        },
      },
    ]);
  });

  it('leaves AWS Solutions nothing to find', () => {
    const { access } = portalStack({ services: ['ec2.amazonaws.com'] });
    expect(nagFindings(access)).toEqual([]);
  });
});
