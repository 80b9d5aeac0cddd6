import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Problem } from '../Problem';
import type { Check } from './Check';

/** That IAM finds whoever may take the portal's role. */
export const checkPortal: Check = ({ portal, region, account }) => {
  if (!portal) {
    return [];
  }
  const { principals, serviceAccount } = portal;
  const partition = region && RegionInfo.get(region).partition;
  return [
    ...principals.flatMap((arn, index) =>
      ofPartition(['portal', 'principals', index], arn, partition),
    ),
    ...(serviceAccount
      ? ofProvider(serviceAccount.providerArn, partition, account)
      : []),
  ];
};

function ofProvider(
  arn: string,
  partition: string | undefined,
  account: string | undefined,
): Problem[] {
  const path = ['portal', 'serviceAccount', 'providerArn'];
  const owner = arn.split(':')[4];
  return [
    ...ofPartition(path, arn, partition),
    ...(account && owner !== account
      ? [
          {
            path,
            message: `is of the account ${owner}, but the role is made in ${account}; IAM takes a provider of the same account, so make one there for the cluster`,
          },
        ]
      : []),
  ];
}

function ofPartition(
  path: PropertyKey[],
  arn: string,
  expected: string | undefined,
): Problem[] {
  const partition = arn.split(':')[1];
  return expected && partition !== expected
    ? [
        {
          path,
          message: `is of the partition ${partition}, but the deployment is in ${expected}; name one of ${expected}`,
        },
      ]
    : [];
}
