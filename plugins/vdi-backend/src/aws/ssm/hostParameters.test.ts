import {
  HOST_PARAMETERS,
  invalidHostParameter,
  type HostAction,
} from '@deskstage/backstage-plugin-vdi-common/hosts';
import fc from 'fast-check';
import { RefusedError } from '../errors';
import type { HostAssignment } from '../Hosts';
import { hostParameters } from './hostParameters';

const host: HostAssignment = {
  instanceId: 'i-0123456789abcdef0',
  workstationId: 'ws-01k0000000000000000000000a',
  osUser: 'alice',
  secretId: 'vdi/demo/ws-01k0000000000000000000000a',
};
/** What would end a string in single quotes, in either shell, or mean something to SSM. */
const DANGEROUS = /['"{}\n\u2018-\u201b]/;

const settings = {
  authenticatorUrl: 'https://auth.example.com/authenticate//',
  port: 8443,
  quic: false,
};

function parametersFor(
  action: HostAction,
  hosts: Parameters<typeof hostParameters>[0]['hosts'],
  changes: Partial<typeof settings> = {},
) {
  return hostParameters({
    action,
    hosts,
    settings: { ...settings, ...changes },
    executionTimeout: 300,
  });
}

describe('hostParameters', () => {
  it('says what each host is to become', () => {
    const { instanceId, workstationId } = host;
    expect(
      parametersFor('prepare', [
        { instanceId, workstationId, osUser: 'desktop' },
        { instanceId: 'i-00000001', workstationId },
      ]),
    ).toEqual({
      Hosts: [
        'i-0123456789abcdef0,ws-01k0000000000000000000000a,desktop;i-00000001,ws-01k0000000000000000000000a,-',
      ],
      VerifierUrl: ['https://auth.example.com/authenticate'],
      Port: ['8443'],
      Quic: ['false'],
      executionTimeout: ['300'],
    });
    expect(parametersFor('assign', [host]).Hosts).toEqual([
      'i-0123456789abcdef0,ws-01k0000000000000000000000a,alice,vdi/demo/ws-01k0000000000000000000000a',
    ]);
    expect(parametersFor('observe', undefined)).toEqual({
      executionTimeout: ['300'],
    });
  });

  it.each([
    { instanceId: 'i-1;x' },
    { workstationId: 'ws-1' },
    { osUser: 'a,b' },
    { osUser: 'a;b' },
    { osUser: '-' },
    { osUser: "a'b" },
    { osUser: 'CORP\\\\alice' },
    { secretId: 'a,b' },
    { secretId: 'other/demo/ws-01k0000000000000000000000a' },
  ])('refuses %j, and names the host that has it', part => {
    expect(() => parametersFor('assign', [host, { ...host, ...part }])).toThrow(
      RefusedError,
    );
    expect(() => parametersFor('assign', [host, { ...host, ...part }])).toThrow(
      Object.values(part)[0].replaceAll('\\', '\\\\'),
    );
  });

  it.each(['CORP\\alice', 'alice@corp.example.com', 'svc_1$'])(
    'takes the account %s of an image',
    osUser => {
      const [hosts] = parametersFor('prepare', [{ ...shared(), osUser }]).Hosts;
      expect(hosts).toContain(`,${osUser}`);
    },
  );

  it.each<Partial<typeof settings>>([
    { authenticatorUrl: "https://auth.example.com/it's" },
    { authenticatorUrl: 'https://auth.example.com/{{ssm:secret}}' },
    { authenticatorUrl: 'https://auth.example.com/?a=b' },
    { authenticatorUrl: 'ftp://auth.example.com' },
    { port: -1 },
  ])('refuses the setting %j', change => {
    expect(() => parametersFor('prepare', [shared()], change)).toThrow(
      RefusedError,
    );
  });

  it('sends nothing that the documents would refuse, whatever it is given', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...`a'";,{}$\`\\ \n-`) }),
    );
    const some = (value: string) =>
      fc.oneof({ weight: 19, arbitrary: fc.constant(value) }, text);
    let sentOnes = 0;
    fc.assert(
      fc.property(
        fc.constantFrom<HostAction>('prepare', 'assign', 'observe'),
        fc.array(
          fc.record({
            instanceId: some(host.instanceId),
            workstationId: some(host.workstationId),
            osUser: some(host.osUser),
            secretId: some(host.secretId),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        fc.record({
          authenticatorUrl: some(settings.authenticatorUrl),
          port: fc.oneof(fc.constant(8443), fc.integer()),
          quic: fc.boolean(),
        }),
        fc.oneof(fc.constant(300), fc.integer()),
        (action, hosts, given, executionTimeout) => {
          const sent = sentOrRefused(() =>
            hostParameters({
              action,
              hosts,
              settings: given,
              executionTimeout,
            }),
          );
          if (!sent) {
            return true;
          }
          sentOnes += 1;
          const values = Object.fromEntries(
            Object.entries(sent).map(([name, [value]]) => [name, value]),
          );
          const names = Object.keys(values);
          const problems = [
            invalidHostParameter(action, values),
            ...Object.values(values).filter(value => DANGEROUS.test(value)),
            names.join() !== Object.keys(HOST_PARAMETERS[action]).join() &&
              names,
          ];
          return !problems.some(Boolean);
        },
      ),
      { numRuns: 500 },
    );
    expect(sentOnes).toBeGreaterThan(50);
  });
});

/** What was sent, or `undefined` when it was refused; any other error is thrown. */
function sentOrRefused(
  send: () => Record<string, string[]>,
): Record<string, string[]> | undefined {
  try {
    return send();
  } catch (error) {
    if (error instanceof RefusedError) {
      return undefined;
    }
    throw error;
  }
}

function shared() {
  return { instanceId: host.instanceId, workstationId: host.workstationId };
}
