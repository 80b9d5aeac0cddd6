import { scriptsOf, TEST_IMAGES } from '../__testUtils__/testComponents';

describe('scripts of images', () => {
  const linux = ['ubuntu-24.04', 'amazon-linux-2023'];

  it.each(linux)('%s gets what is common to all dcv.conf files', preset => {
    const text = scriptsOf(`${preset}, personal`);
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
      const shared = scriptsOf(`${preset}, shared`);
      expect(shared).toContain("ACCOUNT='desktop'");
      expect(shared).toContain('AutomaticLogin=$ACCOUNT');
      expect(shared).toContain("LOCK='false'");
      expect(shared).toContain('passwd --lock "$ACCOUNT"');
      expect(scriptsOf(`${preset}, personal`)).not.toContain('useradd');
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
      expect(scriptsOf('ubuntu-24.04, shared')).toContain(line);
    }
    for (const line of amazon) {
      expect(scriptsOf('amazon-linux-2023, shared')).toContain(line);
    }
    for (const preset of linux) {
      expect(scriptsOf(`${preset}, shared`)).toContain("GPU='false'");
      const gpu = scriptsOf(`${preset} with GPU, shared`);
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
      const text = scriptsOf(`${preset}, personal`);
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
      expect(scriptsOf(`${preset}, shared`)).toContain("$Account = 'desktop'");
    },
  );

  it.each(TEST_IMAGES.map(image => image.title))(
    '%s fetches nothing that is not pinned or signed',
    title => {
      const text = scriptsOf(title);
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
    },
  );

  it('takes a mirror for all files', () => {
    const text = scriptsOf('ubuntu-24.04 with GPU, shared');
    const sources = [...text.matchAll(/^\w+_SOURCE='(.*)'$/gm)];
    expect(sources.map(([, source]) => source)).toEqual([
      's3://mirror/dcv/NVIDIA-Linux-x86_64-595.91.07-grid-aws.run',
      's3://mirror/dcv/nice-dcv-2025.0-20103-ubuntu2404-x86_64.tgz',
    ]);
  });
});
