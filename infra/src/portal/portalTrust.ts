import * as iam from 'aws-cdk-lib/aws-iam';
import type { PortalConfiguration } from '../configuration';

/** Audience of tokens that EKS gives to service accounts for STS. */
const AUDIENCE = 'sts.amazonaws.com';

/** Who may take the portal's role; `undefined` when the configuration names nobody. */
export function portalTrust(
  configuration: PortalConfiguration,
  account: string,
): iam.IPrincipal | undefined {
  const { principals, services, serviceAccount } = configuration;
  const trusted = [
    ...principals.map(arn => new iam.ArnPrincipal(arn)),
    ...services.map(service => servicePrincipal(service, account)),
    ...(serviceAccount ? [serviceAccountPrincipal(serviceAccount)] : []),
  ];
  return trusted.length > 0
    ? new iam.CompositePrincipal(...trusted)
    : undefined;
}

function servicePrincipal(
  service: PortalConfiguration['services'][number],
  account: string,
): iam.PrincipalBase {
  const conditions = { StringEquals: { 'aws:SourceAccount': account } };
  switch (service) {
    case 'ec2.amazonaws.com':
      // EC2 documents no source condition for instance profiles; a role cannot be passed to another account's instance.
      return new iam.ServicePrincipal(service);
    case 'pods.eks.amazonaws.com':
      return new iam.SessionTagsPrincipal(
        new iam.ServicePrincipal(service, { conditions }),
      );
    default:
      return new iam.ServicePrincipal(service, { conditions });
  }
}

function serviceAccountPrincipal({
  providerArn,
  subject,
}: NonNullable<PortalConfiguration['serviceAccount']>): iam.PrincipalBase {
  const issuer = providerArn.slice(
    providerArn.indexOf('oidc-provider/') + 'oidc-provider/'.length,
  );
  return new iam.FederatedPrincipal(
    providerArn,
    {
      StringEquals: {
        [`${issuer}:sub`]: subject,
        [`${issuer}:aud`]: AUDIENCE,
      },
    },
    'sts:AssumeRoleWithWebIdentity',
  );
}
