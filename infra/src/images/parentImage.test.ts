import { PRESETS } from '../configuration';
import { parentImage } from './parentImage';

describe('parentImage', () => {
  it.each([...PRESETS, 'gateway'] as const)(
    'is a public parameter for %s',
    of => {
      expect(parentImage({ of, architecture: 'arm64', parents: {} })).toMatch(
        /^ssm:\/aws\/service\/[\w./-]+$/,
      );
    },
  );

  it('follows the architecture of the gateways', () => {
    for (const architecture of ['arm64', 'x86_64'] as const) {
      expect(parentImage({ of: 'gateway', architecture, parents: {} })).toBe(
        `ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
      );
    }
  });

  it('takes the parameter of the configuration, if Image Builder may read it', () => {
    const of = 'ubuntu-24.04';
    const own = (parameter: string) => () =>
      parentImage({ of, architecture: 'arm64', parents: { [of]: parameter } });
    expect(own('/imagebuilder/golden/ubuntu')()).toBe(
      'ssm:/imagebuilder/golden/ubuntu',
    );
    expect(own('/golden/ubuntu')).toThrow(
      "images.parents.ubuntu-24.04: Image Builder may not read the parameter '/golden/ubuntu'; name one below /imagebuilder/.",
    );
  });
});
