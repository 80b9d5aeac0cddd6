import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testConfiguration } from '../__testUtils__';
import type { Finding } from '../doctor';
import { OUTPUTS } from '../portal/outputs';
import { appConfigCommand } from './appConfigCommand';
import type { CommandContext } from './CommandContext';
import { deployCommand } from './deployCommand';
import { destroyCommand, whatStays } from './destroyCommand';
import { recordChecksums } from './recordChecksums';

const outputs = Object.fromEntries(
  Object.values(OUTPUTS).map(name => [
    name,
    name === OUTPUTS.port ? '8443' : `the-${name}`,
  ]),
);
const gateway = {
  allowedCidrs: ['198.51.100.0/24'],
  certificate: {
    acmArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1',
  },
};
const configuration = testConfiguration();
const ok: Finding = { level: 'ok', subject: 'Zones', sentence: 'three' };
const wrong: Finding = {
  level: 'error',
  subject: 'Region',
  sentence: 'is not enabled',
  advice: 'enable it',
};

/** A world in which CDK writes the outputs, as it does after a deployment. */
function testContext(
  changes: {
    findings?: Finding[];
    agrees?: boolean;
    workstations?: number;
    imageProjects?: number;
    isProtected?: boolean;
  } = {},
) {
  const said: string[] = [];
  const asked: string[] = [];
  const cdk: string[][] = [];
  const context: CommandContext = {
    terminal: {
      say: line => said.push(line),
      ask: async question => {
        asked.push(question);
        return changes.agrees ?? true;
      },
    },
    deployments: {
      countWorkstations: async () => changes.workstations ?? 0,
      countImageProjects: async () => changes.imageProjects ?? 0,
      isProtected: async () => changes.isProtected ?? false,
      outputs: async () => outputs,
    },
    examine: async () => changes.findings ?? [ok],
    synthesize: () => ({ directory: '/assembly', templates: [] }),
    runCdk: async args => {
      cdk.push(args);
      const file = args[args.indexOf('--outputs-file') + 1];
      if (args[0] === 'deploy' && !args.includes('--no-execute')) {
        writeFileSync(file, JSON.stringify({ 'vdi-test': outputs }));
      }
    },
  };
  return { context, said, asked, cdk };
}

describe('deployCommand', () => {
  it('deploys what was agreed to, and prints the app-config', async () => {
    const { context, said, asked, cdk } = testContext();
    await deployCommand(context, configuration, { cdkOptions: ['--verbose'] });
    expect(asked).toEqual([
      'Deploy vdi-test into account 111122223333, region eu-west-1?',
    ]);
    expect(cdk).toEqual([
      [
        ...['deploy', 'vdi-test', '--app', '/assembly'],
        ...['--outputs-file', expect.any(String), '--verbose'],
      ],
    ]);
    expect(said.at(-1)).toContain(`tableName: the-${OUTPUTS.tableName}`);
  });

  it('has no app-config for what was only prepared', async () => {
    const { context, said } = testContext();
    const cdkOptions = ['--no-execute'];
    await deployCommand(context, configuration, { cdkOptions });
    expect(said.at(-1)).toMatch(/Nothing was changed yet/);
  });

  it('deploys nothing when something is in the way', async () => {
    const { context, said, cdk } = testContext({ findings: [ok, wrong] });
    await expect(deployCommand(context, configuration, {})).rejects.toThrow(
      'Put right what is in the way',
    );
    expect(said).toContain('error   Region — is not enabled — enable it');
    expect(cdk).toEqual([]);
  });

  it('asks neither the doctor nor the person when told so', async () => {
    const { context, asked, cdk } = testContext({ findings: [wrong] });
    await deployCommand(context, configuration, { force: true, yes: true });
    expect(asked).toEqual([]);
    expect(cdk[0]).toEqual(
      expect.arrayContaining(['--require-approval', 'never']),
    );
  });

  it('deploys nothing when the person does not agree', async () => {
    const { context, cdk } = testContext({ agrees: false });
    await expect(deployCommand(context, configuration, {})).rejects.toThrow(
      'Nothing was deployed.',
    );
    expect(cdk).toEqual([]);
  });
});

describe('destroyCommand', () => {
  const unprotected = testConfiguration({
    gateway: { ...gateway, deletionProtection: false },
  });

  it('says what stays, asks, and deletes', async () => {
    const { context, said, asked, cdk } = testContext();
    await destroyCommand(context, unprotected, {});
    expect(said.join('\n')).toContain('the keys in KMS');
    expect(asked).toEqual([
      'Delete vdi-test in account 111122223333, region eu-west-1?',
    ]);
    expect(cdk).toEqual([
      ['destroy', 'vdi-test', '--app', '/assembly', '--force'],
    ]);
  });

  it('deletes nothing while there are workstations, image projects or something protected', async () => {
    const { context, cdk } = testContext({
      workstations: 3,
      imageProjects: 1,
      isProtected: true,
    });
    await expect(
      destroyCommand(context, configuration, { yes: true }),
    ).rejects.toThrow(
      `vdi-test is not deleted:
  - 3 workstations exist in it; terminate them in the portal, so that their owners learn of it.
  - 1 image project exists in it; delete them in the portal, which takes down their pipelines and images.
  - The load balancer is protected; set gateway.deletionProtection: false and deploy that.
  - The stack is protected; run 'aws cloudformation update-termination-protection --no-enable-termination-protection --region eu-west-1 --stack-name vdi-test'.`,
    );
    expect(cdk).toEqual([]);
  });

  it('deletes nothing when the person does not agree', async () => {
    const { context, cdk } = testContext({ agrees: false });
    await expect(destroyCommand(context, unprotected, {})).rejects.toThrow(
      'Nothing was deleted.',
    );
    expect(cdk).toEqual([]);
  });

  it('keeps less of a deployment for development', () => {
    const development = testConfiguration({ environment: 'development' });
    expect(whatStays(development)).toHaveLength(2);
    expect(whatStays(configuration)).toHaveLength(5);
  });
});

describe('appConfigCommand', () => {
  it('prints the configuration of a stack', async () => {
    const { context, said } = testContext();
    await appConfigCommand(context, configuration);
    expect(said[0]).toContain(`gatewayUrl: the-${OUTPUTS.gatewayUrl}`);
  });

  it('says when there is none', async () => {
    const { context } = testContext();
    const deployments = {
      ...context.deployments,
      outputs: async () => undefined,
    };
    await expect(
      appConfigCommand({ ...context, deployments }, configuration),
    ).rejects.toThrow('There is no stack vdi-test in eu-west-1');
  });
});

describe('recordChecksums', () => {
  it('adds what is missing and keeps the rest', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vdi-packages-'));
    const file = join(folder, 'packages.yaml');
    writeFileSync(
      file,
      '# Files\npackages:\n  # first\n  one:\n    url: https://example.com/one # here\n',
    );
    await recordChecksums(new Map([['one', 'abc']]), file);
    expect(readFileSync(file, 'utf8')).toBe(
      '# Files\npackages:\n  # first\n  one:\n    url: https://example.com/one # here\n    sha256: abc\n',
    );
    rmSync(folder, { recursive: true });
  });
});
