/** Names of the stack's outputs from which {@link appConfigFrom} makes the portal's configuration. */
export const OUTPUTS = {
  deployment: 'PortalDeployment',
  region: 'PortalRegion',
  accountId: 'PortalAccountId',
  tableName: 'PortalDirectoryTable',
  gatewayUrl: 'PortalGatewayUrl',
  authenticatorUrl: 'PortalAuthenticatorUrl',
  port: 'PortalDcvPort',
  subnetIds: 'PortalSubnetIds',
  passwordKey: 'PortalPasswordKey',
  queueUrl: 'PortalEventsQueueUrl',
  policyArn: 'PortalPolicyArn',
  dataPolicyArn: 'PortalDataPolicyArn',
} as const;

/** Names of the outputs with the ARNs of the policies for image projects; absent when the portal is to make none. */
export const IMAGE_OUTPUTS = {
  images: 'PortalImagesPolicyArn',
  imageResults: 'PortalImageResultsPolicyArn',
} as const;

/** Name of the output with the ARN of the portal's role; absent when the configuration names nobody to take it. */
export const ROLE_OUTPUT = 'PortalRoleArn';
