import { sampleImageSettings } from '../../../__testUtils__';
import {
  imageFormOf,
  imageFormProblems,
  imageSettingsOf,
  type ImageForm,
} from './imageForm';

const form = (changes: Partial<ImageForm> = {}) => ({
  ...imageFormOf(sampleImageSettings(), 'UTC'),
  ...changes,
});

describe('the form of an image', () => {
  it('says what was saved', () => {
    const settings = sampleImageSettings({
      base: { templateId: 'ubuntu-dev', imageId: 'ami-0123456789abcdef0' },
      installScript: 'echo hello\n',
      components: [{ name: 'own', document: 'name: own' }],
      diskGiB: 100,
      groups: ['group:default/payments'],
      keep: 3,
      schedule: {
        cron: '0 2 ? * SUN *',
        timeZone: 'Europe/Berlin',
        onlyWhenChanged: false,
      },
    });
    expect(imageSettingsOf(imageFormOf(settings, 'UTC'))).toEqual(settings);
    expect(
      imageSettingsOf(
        form({
          packages: 'git,  curl\njq git',
          tools: [],
          description: ' ',
          schedule: { ...form().schedule, rhythm: 'never' },
        }),
      ),
    ).toEqual({
      name: 'Payments desktop',
      base: { templateId: 'ubuntu-dev' },
      packages: ['git', 'curl', 'jq'],
      instanceTypes: ['m7i.xlarge'],
      promotion: 'approval',
    });
  });

  const component = (name: string, key = 0, document = 'name: x') => ({
    key,
    name,
    document,
  });

  it.each<[string, Partial<ImageForm>, object]>([
    ['nothing', {}, {}],
    ['no name', { name: '  ' }, { name: 'name' }],
    ['an AMI', { baseImageId: 'ami-1' }, { baseImageId: 'ami' }],
    ['a package', { packages: 'git $(rm)' }, { packages: 'package' }],
    [
      'too many packages',
      {
        packages: Array.from({ length: 201 }, (_, i) => `p${i}`).join(' '),
      },
      { packages: 'packages' },
    ],
    [
      'a long script',
      { installScript: 'x'.repeat(20_001) },
      { installScript: 'script' },
    ],
    ['a small disk', { diskGiB: '19' }, { diskGiB: 'disk' }],
    ['half a disk', { diskGiB: '20.5' }, { diskGiB: 'disk' }],
    ['no machine', { instanceTypes: [] }, { instanceTypes: 'types' }],
    ['one image', { keep: '1' }, { keep: 'keep' }],
    [
      'a name that no component can have',
      { components: [component('Own one')] },
      { components: 'component' },
    ],
    [
      'two components of one name',
      { components: [component('own'), component('own', 1)] },
      { components: 'component' },
    ],
    [
      'a document of more than 64 KB in UTF-8',
      { components: [component('own', 0, 'é'.repeat(33_000))] },
      { components: 'component' },
    ],
  ])('refuses %s', (_what, changes, problems) => {
    expect(imageFormProblems(form(changes))).toEqual(problems);
  });
});
