import { hostDocumentName, invalidHostParameter } from './index';

const settings = {
  VerifierUrl: 'https://auth.example.com/authenticate',
  Port: '8443',
  Quic: 'true',
  executionTimeout: '300',
};
const Hosts = 'i-0123456789abcdef0,ws-01k0000000000000000000000a,desktop';

describe('the documents of the hosts', () => {
  it('are named after the deployment', () => {
    expect(hostDocumentName('demo', 'prepare')).toBe('vdi-demo-prepare');
  });

  it('take all of their parameters and no others', () => {
    expect(
      invalidHostParameter('prepare', { Hosts, ...settings }),
    ).toBeUndefined();
    expect(invalidHostParameter('prepare', settings)).toBe('Hosts');
    expect(
      invalidHostParameter('prepare', { Hosts, ...settings, commands: 'ls' }),
    ).toBe('commands');
    expect(invalidHostParameter('observe', { executionTimeout: '30' })).toBe(
      undefined,
    );
  });

  it('assign an account only with its secret, and prepare one only without', () => {
    const secret = 'vdi/demo/ws-01k0000000000000000000000a';
    const assigned = { Hosts: `${Hosts},${secret}`, ...settings };
    expect(invalidHostParameter('assign', assigned)).toBeUndefined();
    expect(invalidHostParameter('prepare', assigned)).toBe('Hosts');
    expect(invalidHostParameter('assign', { Hosts, ...settings })).toBe(
      'Hosts',
    );
  });

  it.each([
    ['Hosts', `${Hosts}'; reboot #`],
    ['Hosts', `${Hosts}\n`],
    ['Hosts', `${Hosts};`],
    ['Hosts', '{{ssm:password}}'],
    ['VerifierUrl', "https://auth.example.com/' + $(whoami) + '"],
    ['Port', '8443 '],
    ['Port', '0'],
    ['Quic', 'TRUE'],
    ['executionTimeout', '5'],
  ])('refuse %s: %j', (name, value) => {
    const parameters = { Hosts, ...settings, [name]: value };
    expect(invalidHostParameter('prepare', parameters)).toBe(name);
  });
});
