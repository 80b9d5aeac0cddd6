import * as iam from 'aws-cdk-lib/aws-iam';

/** Options of {@link fromEndpointPolicy}. */
export interface FromEndpointPolicyOptions {
  /** Id of the VPC endpoint */
  readonly endpoint: string;
  readonly stage: string;
}

/**
 * Who may call the API: whoever reaches the one VPC endpoint, and only what there is to call. Gateways and DCV servers
 * cannot sign requests, so it names no principal.
 */
export function fromEndpointPolicy(
  options: FromEndpointPolicyOptions,
): iam.PolicyDocument {
  const { endpoint, stage } = options;
  const principals = [new iam.StarPrincipal()];
  const actions = ['execute-api:Invoke'];
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'CallTheTwoFunctions',
        principals,
        actions,
        resources: [
          `execute-api:/${stage}/POST/resolveSession`,
          `execute-api:/${stage}/POST/authenticate/*`,
        ],
      }),
      new iam.PolicyStatement({
        sid: 'FromTheEndpointAlone',
        effect: iam.Effect.DENY,
        principals,
        actions,
        resources: ['execute-api:/*'],
        conditions: { StringNotEquals: { 'aws:SourceVpce': endpoint } },
      }),
    ],
  });
}
