import { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from '../__testUtils__';
import { testImages } from './__testUtils__/testImages';
import { testPackages } from './__testUtils__/testPackages';

type Changes = Parameters<typeof testImages>;

/** Versions of recipes and components, by their names. */
function versions(...changes: Changes): Record<string, string> {
  const { stack } = testImages(...changes);
  const template = Template.fromStack(stack);
  const found = ['ImageRecipe', 'Component'].flatMap(kind =>
    resourcesOf<{ Name: string; Version: string }>(
      template,
      `AWS::ImageBuilder::${kind}`,
    ),
  );
  return Object.fromEntries(
    found.map(({ properties }) => [properties.Name, properties.Version]),
  );
}

describe('ImageRecipe', () => {
  it('gives versions to content, and the same ones to the same', () => {
    const before = versions();
    const changed = (...changes: Changes) =>
      Object.entries(versions(...changes))
        .filter(([name, version]) => before[name] !== version)
        .map(([name]) => name)
        .sort();
    expect(
      changed({ images: { keep: 9, schedule: 'cron(0 3 ? * * *)' } }),
    ).toEqual([]);
    expect(
      changed({ images: { parents: { gateway: '/imagebuilder/golden' } } }),
    ).toEqual(['vdi-test-gateway']);
    const packages = testPackages();
    packages.packages['server-windows'].sha256 = 'cd'.repeat(32);
    expect(changed({}, { packages })).toEqual([
      'vdi-test-windows',
      'vdi-test-windows-server',
    ]);
  });
});
