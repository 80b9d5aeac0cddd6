import { nagFindings, resourcesOf } from '../__testUtils__';
import type { ApiLogging } from './ApiLogs';
import { onlyResource, testFunctions } from './__testUtils__';

it('are none, and the role of the account is left alone, unless told', () => {
  const { stack, template } = testFunctions();
  expect(template().findResources('AWS::ApiGateway::Account')).toEqual({});
  expect(onlyResource(stack, 'AWS::ApiGateway::Stage')).not.toHaveProperty(
    'AccessLogSetting',
  );
});

describe.each<[ApiLogging, number]>([
  ['existing-role', 0],
  ['own-role', 1],
])('with %s', (logging, accounts) => {
  const { stack, functions, template } = testFunctions(logging);
  const stage = onlyResource<{
    AccessLogSetting: { Format: string };
    MethodSettings: object[];
  }>(stack, 'AWS::ApiGateway::Stage');

  it('set the role of the account only when told', () => {
    const owned = template().findResources('AWS::ApiGateway::Account');
    expect(Object.keys(owned)).toHaveLength(accounts);
  });

  it('name who called what, but neither queries nor bodies', () => {
    const format = JSON.parse(stage.AccessLogSetting.Format);
    expect(format).toMatchObject({
      requestId: '$context.requestId',
      sourceIp: '$context.identity.sourceIp',
      path: '$context.path',
      status: '$context.status',
    });
    expect(JSON.stringify(format)).not.toMatch(/query|header|body|override/i);
    expect(stage.MethodSettings).toEqual([
      expect.objectContaining({
        LoggingLevel: 'ERROR',
        DataTraceEnabled: false,
      }),
    ]);
  });

  it('are kept as long as is said, with the key for logs', () => {
    const execution = onlyResource<{ LogGroupName: string }>(
      stack,
      'AWS::Logs::LogGroup',
      'FunctionsApiLogsExecution',
    );
    const access = onlyResource(
      stack,
      'AWS::Logs::LogGroup',
      'FunctionsApiLogsAccess',
    );
    for (const group of [execution, access]) {
      expect(group).toMatchObject({
        RetentionInDays: 30,
        KmsKeyId: expect.stringContaining('KeysLogs'),
      });
    }
    expect(execution.LogGroupName).toMatch(
      /^API-Gateway-Execution-Logs_FunctionsApi\w+\/v1$/,
    );
    // Made first, or API Gateway makes it, for ever
    const [{ dependsOn }] = resourcesOf(template(), 'AWS::ApiGateway::Stage');
    expect(dependsOn).toContainEqual(
      expect.stringContaining('FunctionsApiLogsExecution'),
    );
  });

  it('leave nothing for cdk-nag', () => {
    expect(nagFindings(functions)).toEqual([]);
  });
});
