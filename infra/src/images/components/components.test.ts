import { parse } from 'yaml';
import { z } from 'zod';
import { powershellProblems } from '../../__testUtils__';
import { PRESETS } from '../../configuration';
import { shellcheck } from '../__testUtils__/shellcheck';
import { testPackages } from '../__testUtils__/testPackages';
import { componentDocument, type ImageComponent } from './ComponentDocument';
import { gatewayComponents } from './gatewayComponents';
import { templateComponents } from './templateComponents';

/** Image Builder's limits: bytes of a document, components of a recipe. */
const MAX_DOCUMENT = 64 * 1024;
const MAX_COMPONENTS = 20;

const step = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z0-9_-]{3,128}$/),
    action: z.enum(['ExecuteBash', 'ExecutePowerShell', 'Reboot', 'UpdateOS']),
    timeoutSeconds: z
      .int()
      .min(1)
      .max(12 * 3600)
      .optional(),
    onFailure: z.literal('Abort').optional(),
    inputs: z
      .strictObject({
        commands: z.array(z.string().min(1)).length(1).optional(),
        delaySeconds: z.int().optional(),
      })
      .optional(),
  })
  .refine(
    ({ action, inputs }) =>
      action.startsWith('Execute') === (inputs?.commands !== undefined),
    'a script has commands, and nothing else has',
  );

const documentSchema = z.strictObject({
  name: z.string().regex(/^[-_A-Za-z0-9]{3,128}$/),
  description: z.string().min(1),
  schemaVersion: z.literal('1.0'),
  phases: z
    .array(
      z.strictObject({
        name: z.enum(['build', 'validate', 'test']),
        steps: z.array(step).min(1),
      }),
    )
    .min(1),
});

const packages = testPackages();
const templateImages = PRESETS.flatMap(preset =>
  [false, true].flatMap(gpu =>
    (['shared', 'personal'] as const).map(identity => ({
      title: `${preset}${gpu ? ' with GPU' : ''}, ${identity}`,
      components: templateComponents({
        template: { preset, gpu, identity },
        packages,
        mirror: gpu ? 's3://mirror/dcv/' : undefined,
      }),
    })),
  ),
);
const images = [
  ...(['arm64', 'x86_64'] as const).map(architecture => ({
    title: `gateway on ${architecture}`,
    components: gatewayComponents({ architecture, packages }),
  })),
  ...templateImages,
];

function own(components: readonly (ImageComponent | string)[]) {
  return components.filter(component => typeof component !== 'string');
}

function scripts(title: string): string {
  const { components } = images.find(image => image.title === title)!;
  return own(components)
    .flatMap(component => [...component.build, ...(component.test ?? [])])
    .flatMap(each => each.inputs?.commands ?? [])
    .join('\n');
}

describe.each(images)('components of $title', ({ components }) => {
  it('are documents as Image Builder takes them', () => {
    expect(components.length).toBeLessThanOrEqual(MAX_COMPONENTS);
    const names = components.map(each =>
      typeof each === 'string' ? each : each.name,
    );
    expect(new Set(names).size).toBe(names.length);
    for (const component of own(components)) {
      const text = componentDocument(component);
      expect(Buffer.byteLength(text)).toBeLessThan(MAX_DOCUMENT);
      // Image Builder would take it for a reference to a value of its own
      expect(text).not.toContain('{{');
      const document = documentSchema.parse(parse(text));
      for (const phase of document.phases) {
        const titles = phase.steps.map(each => each.name);
        expect(new Set(titles).size).toBe(titles.length);
      }
    }
  });

  it('survive the way through YAML', () => {
    for (const component of own(components)) {
      const document = documentSchema.parse(
        parse(componentDocument(component)),
      );
      expect(document.phases[0].steps).toEqual(component.build);
    }
  });

  it('hold scripts without a flaw', async () => {
    const steps = own(components).flatMap(component => [
      ...component.build,
      ...(component.test ?? []),
    ]);
    const of = (action: string) =>
      steps
        .filter(each => each.action === action)
        .flatMap(each => each.inputs?.commands ?? []);
    for (const script of of('ExecuteBash')) {
      expect(script).toMatch(/^set -euo pipefail$/m);
      expect(shellcheck(script)).toBe('');
    }
    for (const script of of('ExecutePowerShell')) {
      expect(script).toContain("$ErrorActionPreference = 'Stop'");
      expect(await powershellProblems(script)).toEqual([]);
    }
  });

  it('are updated first and tested last', () => {
    const [first] = own(components);
    expect(first.name).toBe('system');
    expect(first.build.at(-1)?.action).toBe('Reboot');
    expect(own(components).at(-1)?.test).toHaveLength(1);
  });
});

describe('what the scripts do', () => {
  const linux = ['ubuntu-24.04', 'amazon-linux-2023'];

  it.each(linux)('%s gets what is common to all dcv.conf files', preset => {
    const text = scripts(`${preset}, personal`);
    const [, file] = /cat >\/etc\/dcv\/dcv\.conf <<END\n(.*?)\nEND/s.exec(
      text,
    )!;
    expect(file.split('\n').filter(Boolean)).toEqual([
      '[session-management]',
      'create-session=false',
      '[connectivity]',
      'enable-quic-frontend=true',
      'idle-timeout=60',
      '[security]',
      'no-tls-strict=false',
      'os-auto-lock=$LOCK',
    ]);
    expect(text).toContain("LOCK='true'");
    expect(text).toContain('systemctl enable dcvserver');
    expect(text).toContain('systemctl set-default graphical.target');
    expect(text).toContain('WaylandEnable=false');
  });

  it.each(linux)(
    '%s signs the shared account in, and locks it for nobody',
    preset => {
      const shared = scripts(`${preset}, shared`);
      expect(shared).toContain("ACCOUNT='desktop'");
      expect(shared).toContain('AutomaticLogin=$ACCOUNT');
      expect(shared).toContain("LOCK='false'");
      expect(shared).toContain('passwd --lock "$ACCOUNT"');
      expect(scripts(`${preset}, personal`)).not.toContain('useradd');
    },
  );

  it('takes the place of Xorg as DCV says, and only without a card', () => {
    const ubuntu = [
      'dpkg-divert --package nice-xdcv --divert /usr/bin/Xorg.orig --rename /usr/bin/Xorg',
      'ln -sf /usr/bin/Xdcv-console /usr/bin/Xorg',
    ];
    const amazon = [
      'update-alternatives --install /usr/bin/X X /usr/bin/Xdcv-console 11',
      'update-alternatives --set X /usr/bin/Xdcv-console',
    ];
    for (const line of ubuntu) {
      expect(scripts('ubuntu-24.04, shared')).toContain(line);
    }
    for (const line of amazon) {
      expect(scripts('amazon-linux-2023, shared')).toContain(line);
    }
    for (const preset of linux) {
      expect(scripts(`${preset}, shared`)).toContain("GPU='false'");
      const gpu = scripts(`${preset} with GPU, shared`);
      expect(gpu).toContain("GPU='true'");
      expect(gpu).toContain('if [ "$GPU" != true ]; then');
      expect(gpu).toContain(
        'nvidia-xconfig --preserve-busid --enable-all-gpus',
      );
      expect(gpu).toContain('/etc/X11/XF86Config*');
    }
  });

  it.each(['windows-server-2022', 'windows-server-2025'])(
    '%s gets the server without a session, and typed values',
    preset => {
      const text = scripts(`${preset}, personal`);
      expect(text).toContain(
        'Registry::HKEY_USERS\\S-1-5-18\\Software\\GSettings\\com\\nicesoftware\\dcv',
      );
      expect(text).toContain('-PropertyType DWord');
      expect(text.match(/^Set-Setting .*$/gm)).toEqual([
        "Set-Setting 'session-management' 'create-session' 0",
        "Set-Setting 'connectivity' 'enable-quic-frontend' 1",
        "Set-Setting 'connectivity' 'idle-timeout' 60",
        "Set-Setting 'security' 'no-tls-strict' 0",
        "Set-Setting 'security' 'os-auto-lock' ([int]$Lock)",
      ]);
      expect(text).toContain("$Lock = '1'");
      expect(text).toContain("'ADDLOCAL=ALL'");
      expect(text).toContain("'DISABLE_AUTOMATIC_SESSION_CREATION=1'");
      expect(text).toContain(
        'Set-Service -Name dcvserver -StartupType Automatic',
      );
      expect(scripts(`${preset}, shared`)).toContain("$Account = 'desktop'");
    },
  );

  it.each(images.map(image => image.title))(
    '%s fetches nothing that is not pinned or signed',
    title => {
      const text = scripts(title);
      const { components } = images.find(image => image.title === title)!;
      const sources = [
        ...text.matchAll(/^\$?(\w+?)_?(?:SOURCE|Source) ?= ?'(.*)'$/gm),
      ];
      expect(sources.length).toBeGreaterThan(0);
      for (const [, name] of sources.filter(([, each]) => each !== 'KEY')) {
        const pin = new RegExp(
          `^\\$?${name}(_SHA256|Sha256|Signer) ?= ?'.+'$`,
          'm',
        );
        expect(text).toMatch(pin);
      }
      // Every other fetch would show as another URL or another command
      const urls = text
        .replace(/^\$?\w+(_SOURCE|Source) ?= ?'.*'$/gm, '')
        .match(/(https?|s3):\/\/[^\s'"]+/g);
      expect(
        (urls ?? []).filter(
          url => !/^(https:\/\/127\.0\.0\.1:8443\/|s3:\/\/(\*|\(\?))/.test(url),
        ),
      ).toEqual([]);
      expect(components.length).toBeGreaterThan(0);
    },
  );

  it('takes a mirror for all files', () => {
    const text = scripts('ubuntu-24.04 with GPU, shared');
    const sources = [...text.matchAll(/^\w+_SOURCE='(.*)'$/gm)];
    expect(sources.map(([, source]) => source)).toEqual([
      's3://mirror/dcv/NVIDIA-Linux-x86_64-595.91.07-grid-aws.run',
      's3://mirror/dcv/nice-dcv-2025.0-20103-ubuntu2404-x86_64.tgz',
    ]);
  });
});
