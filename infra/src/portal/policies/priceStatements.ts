import * as iam from 'aws-cdk-lib/aws-iam';

/** Reading AWS's price list, which is the same for everybody and served in other regions than the fleet's. */
export function priceStatements(): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'Prices',
      actions: ['pricing:GetProducts'],
      resources: ['*'],
    }),
  ];
}
