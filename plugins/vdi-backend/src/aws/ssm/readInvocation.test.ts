import type { CommandInvocation } from '@aws-sdk/client-ssm';
import { readResult, readSession } from './readInvocation';

const report = {
  workstationId: 'ws-01k0000000000000000000000a',
  dcvVersion: '2025.0 (r20103)',
  listening: true,
  sessionId: 'console',
  sessionOwner: 'CORP\\alice',
};

function invocation(
  Status: string,
  Output = '',
  StatusDetails = Status,
): CommandInvocation {
  return {
    Status: Status as CommandInvocation['Status'],
    StatusDetails,
    CommandPlugins: [{ Output }],
  };
}

describe('readResult', () => {
  it('reads the report from the last line', () => {
    const output = `Some words\r\n{"half": 1}\n${JSON.stringify(
      report,
    )}\n\n----------ERROR-------\nwarning: {}\n`;
    expect(readResult(invocation('Success', output))).toEqual({
      state: 'done',
      report,
    });
  });

  it('passes over the steps for other systems', () => {
    const skip = `Step execution skipped due to unsatisfied preconditions: '"StringEquals": [platformType, Windows]'. Step name: windows`;
    expect(
      readResult({
        Status: 'Success',
        CommandPlugins: [
          { Output: `${JSON.stringify(report)}\n` },
          { Output: skip },
        ],
      }),
    ).toEqual({ state: 'done', report });
    expect(
      readResult({
        Status: 'Failed',
        CommandPlugins: [{ Output: skip }, { Output: 'vdi: No space.' }],
      }),
    ).toMatchObject({ state: 'failed', message: 'No space.' });
    expect(
      readResult({ Status: 'Success', CommandPlugins: [{ Output: skip }] }),
    ).toMatchObject({ state: 'failed' });
  });

  it.each([
    ['no report', 'all is well', /last line/],
    ['no output', '', /last line/],
    [
      'a report that lacks a field',
      '{"workstationId":"ws","listening":true}',
      /dcvVersion/,
    ],
    [
      'a report with a wrong field',
      JSON.stringify({ ...report, listening: 'yes' }),
      /listening/,
    ],
    [
      'a report that was cut off',
      `${JSON.stringify(report).slice(0, 40)}\n---Output truncated---`,
      /last line/,
    ],
    [
      'a report on standard error',
      `\n----------ERROR-------\n${JSON.stringify(report)}`,
      /last line/,
    ],
  ])('does not take %s for success', (_, output, sentence) => {
    expect(readResult(invocation('Success', output))).toEqual({
      state: 'failed',
      message: expect.stringMatching(sentence),
      retryable: false,
    });
  });

  it.each(['Pending', 'InProgress', 'Delayed', 'Cancelling'])(
    'takes %s for running',
    status => {
      expect(readResult(invocation(status))).toEqual({ state: 'running' });
    },
  );

  it.each([
    ['TimedOut', 'DeliveryTimedOut'],
    ['TimedOut', 'ExecutionTimedOut'],
    ['Cancelled', 'Cancelled'],
    ['Failed', 'Undeliverable'],
    ['Failed', 'Terminated'],
  ])('%s (%s) can be tried again', (status, details) => {
    expect(readResult(invocation(status, '', details))).toEqual({
      state: 'failed',
      message: expect.stringContaining('SSM could not finish'),
      retryable: true,
    });
  });

  it.each([
    [
      'the script’s own sentence',
      'x\n----------ERROR-------\nvdi: Install DCV.\nfailed to run commands: exit status 4',
      /^Install DCV\.$/,
    ],
    [
      'the end of the output',
      'a\nb\n----------ERROR-------\nc\nd',
      /^b · c · d$/,
    ],
    ['the status, when there is no output', '', /status 'Failed'/],
  ])('explains a failure with %s', (_, output, message) => {
    expect(readResult(invocation('Failed', output))).toEqual({
      state: 'failed',
      message: expect.stringMatching(message),
      retryable: false,
    });
  });

  it('shortens a long failure', () => {
    const result = readResult(invocation('Failed', 'x'.repeat(2500)));
    expect(result.state === 'failed' && result.message.length).toBe(400);
  });
});

describe('readSession', () => {
  it.each([
    [
      'Success',
      '{"id":"console","num-of-connections":2}\n',
      { connections: 2 },
    ],
    ['Success', '{"id":"console"}', undefined],
    ['Success', 'not json', undefined],
    ['Success', '{"num-of-connections":-1}', undefined],
    ['Failed', '{"num-of-connections":2}', undefined],
    ['InProgress', '', undefined],
  ])('%s with %s', (status, output, expected) => {
    expect(readSession(invocation(status, output))).toEqual(expected);
  });
});
