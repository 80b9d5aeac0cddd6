import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate';
import { resourcesOf } from '../__testUtils__';
import { deployedNames, onlyResource, testFunctions } from './__testUtils__';

const { stack, functions, template } = testFunctions();
const api = String(deployedNames(stack, functions.api.restApiId));
const endpoint = String(deployedNames(stack, functions.endpoint.vpcEndpointId));
const properties = onlyResource<{
  EndpointConfiguration: object;
  Policy: object;
}>(stack, 'AWS::ApiGateway::RestApi');
const endpointProperties = onlyResource<{
  SecurityGroupIds: string[];
  PolicyDocument: object;
}>(stack, 'AWS::EC2::VPCEndpoint', 'Functions');

const deployedStage = onlyResource<{
  StageName: string;
  MethodSettings: object[];
}>(stack, 'AWS::ApiGateway::Stage');

interface IngressRule {
  GroupId: string;
  SourceSecurityGroupId: string;
  ToPort: number;
}

it('has its own name at an endpoint that touches no DNS of the VPC', () => {
  expect(properties.EndpointConfiguration).toEqual({
    Types: ['PRIVATE'],
    VpcEndpointIds: [endpoint],
  });
  expect(endpointProperties).toMatchObject({
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: false,
    ServiceName: 'com.amazonaws.eu-west-1.execute-api',
    SubnetIds: [
      expect.stringContaining('Private'),
      expect.stringContaining('Private'),
    ],
  });
  expect(deployedStage.StageName).toBe('v1');
  const stage = deployedNames(stack, functions.api.deploymentStage.stageName);
  const url = `https://${api}-${endpoint}.execute-api.eu-west-1.amazonaws.com/${stage}`;
  expect(deployedNames(stack, functions.resolverUrl)).toBe(url);
  expect(deployedNames(stack, functions.authenticatorUrl)).toBe(
    `${url}/authenticate`,
  );
});

it('admits gateways and workstations to the endpoint, and nobody else', () => {
  const [group] = endpointProperties.SecurityGroupIds;
  const rules = resourcesOf(template(), 'AWS::EC2::SecurityGroupIngress')
    .map(rule => deployedNames<IngressRule>(stack, rule.properties))
    .filter(({ GroupId }) => GroupId === group);
  expect(
    rules.map(rule => [rule.SourceSecurityGroupId, rule.ToPort]).sort(),
  ).toEqual([
    [expect.stringContaining('SecurityGroupsGateways'), 443],
    [expect.stringContaining('SecurityGroupsWorkstations'), 443],
  ]);
  expect(
    onlyResource(stack, 'AWS::EC2::SecurityGroup', group),
  ).not.toHaveProperty('SecurityGroupIngress');
});

it('answers two calls, each in time, and is throttled', () => {
  const methods = template().findResources('AWS::ApiGateway::Method');
  expect(
    Object.values(methods).map(({ Properties }) => [
      Properties.HttpMethod,
      Properties.Integration.Type,
      Properties.Integration.TimeoutInMillis,
    ]),
  ).toEqual([
    ['POST', 'AWS_PROXY', 9000],
    ['POST', 'AWS_PROXY', 9000],
  ]);
  expect(deployedStage.MethodSettings).toEqual([
    {
      HttpMethod: '*',
      ResourcePath: '/*',
      DataTraceEnabled: false,
      ThrottlingRateLimit: 200,
      ThrottlingBurstLimit: 500,
    },
  ]);
  const invokers = Object.values(
    template().findResources('AWS::Lambda::Permission'),
  ).map(({ Properties }) => deployedNames(stack, Properties.SourceArn));
  expect(invokers).toEqual([
    expect.stringMatching(/\/POST\/authenticate\/\*$/),
    expect.stringMatching(/\/POST\/resolveSession$/),
  ]);
  expect(template().findOutputs('*')).toEqual({});
});

describe('may be called', () => {
  const arn = `arn:aws:execute-api:eu-west-1:111122223333:${api}`;
  // API Gateway puts the ARN of the API in place of the abbreviation.
  const policy = JSON.parse(
    JSON.stringify(properties.Policy).replaceAll('"execute-api:/', `"${arn}/`),
  );

  async function call(
    resource: string,
    contextVariables: Record<string, string>,
    resourcePolicy = policy,
  ) {
    const result = await runSimulation(
      {
        request: {
          principal: anonymousPrincipal,
          action: 'execute-api:Invoke',
          resource: { resource, accountId: resource.split(':')[4] },
          contextVariables,
        },
        identityPolicies: [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy,
        vpcEndpointPolicies: [
          { name: 'endpoint', policy: endpointProperties.PolicyDocument },
        ],
      },
      {},
    );
    if (result.resultType === 'error') {
      throw new Error(JSON.stringify(result.errors));
    }
    return result.overallResult;
  }

  const here: Record<string, string> = { 'aws:SourceVpce': endpoint };
  const elsewhere = { 'aws:SourceVpce': 'vpce-00000000000000001' };
  const internet = { 'aws:SourceIp': '198.51.100.7' };

  it.each([
    ['/v1/POST/resolveSession', here, 'Allowed'],
    ['/v1/POST/authenticate/ws-1', here, 'Allowed'],
    ['/v1/POST/authenticate', here, 'ImplicitlyDenied'],
    ['/v1/GET/resolveSession', here, 'ImplicitlyDenied'],
    ['/v2/POST/resolveSession', here, 'ImplicitlyDenied'],
    ['/v1/POST/resolveSession', elsewhere, 'ExplicitlyDenied'],
    ['/v1/POST/authenticate/ws-1', elsewhere, 'ExplicitlyDenied'],
    ['/v1/POST/authenticate/ws-1', internet, 'ExplicitlyDenied'],
  ])('at %s from %j: %s', async (path, context, expected) => {
    expect(await call(`${arn}${path}`, context)).toBe(expected);
  });

  it('and no API of another account through the endpoint', async () => {
    const other = arn.replace('111122223333', '444455556666');
    const open = JSON.parse(JSON.stringify(policy).replaceAll(arn, other));
    expect(await call(`${other}/v1/POST/resolveSession`, here, open)).toBe(
      'ImplicitlyDenied',
    );
  });
});
