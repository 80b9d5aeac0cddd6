import {
  CreateLaunchTemplateCommand,
  CreateTagsCommand,
  EC2Client,
  type _InstanceType,
} from '@aws-sdk/client-ec2';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { TestPortal } from './__testUtils__/TestPortal';
import { PEOPLE, type Role } from './__testUtils__/roles';

jest.setTimeout(60_000);

const LEDGER = 'ledger';
const UNKNOWN = 'ledges';

/** A template that the group of the owner may use, and nobody else. */
async function addRestrictedTemplate(): Promise<void> {
  const ec2 = new EC2Client({});
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: LEDGER,
      LaunchTemplateData: {
        ImageId: 'ami-0ab0000000000000a',
        InstanceType: 'm7i.xlarge' as _InstanceType,
      },
      TagSpecifications: [
        {
          ResourceType: 'launch-template',
          Tags: [
            { Key: 'vdi:deployment', Value: 'demo' },
            { Key: 'vdi:template', Value: LEDGER },
            { Key: 'vdi:groups', Value: 'payments' },
          ],
        },
      ],
    }),
  );
  ec2.destroy();
}

describe.each([
  { title: 'with a policy', permissions: true, managers: ['administrator'] },
  {
    title: 'without the permission framework',
    permissions: false,
    managers: [],
  },
] as { title: string; permissions: boolean; managers: Role[] }[])(
  'templates for some groups $title',
  ({ permissions, managers }) => {
    let portal: TestPortal;

    beforeAll(async () => {
      portal = await TestPortal.start({ permissions });
      await addRestrictedTemplate();
    });

    afterAll(() => portal.stop());

    const entitled: Role[] = ['owner', ...managers];
    const others = (['stranger', 'administrator'] as const).filter(
      role => !managers.includes(role),
    );
    const create = (role: Role, templateId: string) =>
      portal.call(role, 'POST', '/workstations', { body: { templateId } });
    const listed = async (role: Role): Promise<string[]> => {
      const { body } = await portal.call(role, 'GET', '/templates');
      return body.items.map((each: Template) => each.id);
    };

    it.each([...entitled, 'service'] as const)(
      'are there for %s',
      async role => {
        expect(await listed(role)).toContain(LEDGER);
        const { status, body } = await portal.call(
          role,
          'GET',
          `/templates/${LEDGER}`,
        );
        expect(status).toBe(200);
        expect(body.template.id).toBe(LEDGER);
      },
    );

    it.each(entitled)('can be launched by %s', async role => {
      const { status, body } = await create(role, LEDGER);
      expect(status).toBe(201);
      expect(body.template.id).toBe(LEDGER);
    });

    it.each(others)('do not exist for %s', async role => {
      expect(await listed(role)).toEqual(['ubuntu-developer', 'windows-2022']);

      for (const send of [
        (id: string) => portal.call(role, 'GET', `/templates/${id}`),
        (id: string) => create(role, id),
      ]) {
        const before = await portal.deeds();
        const foreign = await send(LEDGER);
        const unknown = await send(UNKNOWN);
        expect(foreign.status).toBe(unknown.status);
        expect(JSON.parse(foreign.text.replaceAll(LEDGER, UNKNOWN))).toEqual(
          unknown.body,
        );
        expect(await portal.deeds()).toEqual(before);
      }
      expect((await create(role, LEDGER)).status).toBe(409);
      expect(
        (await portal.call(role, 'GET', `/templates/${LEDGER}`)).status,
      ).toBe(404);
    });

    it('are not hidden from a workstation that was made from one', async () => {
      const { body } = await portal.call(
        'owner',
        'GET',
        `/workstations?template=${LEDGER}`,
      );
      expect(body.total).toBe(1);
      const stranger = await portal.call(
        'stranger',
        'GET',
        `/workstations?template=${LEDGER}`,
      );
      expect(stranger.body).toEqual({ items: [], total: 0 });
    });
  },
);

describe('bases of images for some groups', () => {
  const BASE = 'ubuntu-developer';
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions: true });
    await portal.call('administrator', 'PATCH', `/templates/${BASE}`, {
      body: { settings: { groups: ['group:default/payments'] } },
    });
  });

  afterAll(() => portal.stop());

  const basesOf = async (role: Role): Promise<string[]> => {
    const { body } = await portal.call(role, 'GET', '/images/choices');
    return body.bases.map(
      ({ templateId }: { templateId: string }) => templateId,
    );
  };
  const settingsUpon = (templateId: string, instanceType: string) => ({
    name: 'An image',
    base: { templateId },
    instanceTypes: [instanceType],
  });
  /** The image of the restricted template, as its pipeline tags it. */
  const tagImage = async (imageId: string) => {
    const ec2 = new EC2Client({});
    await ec2.send(
      new CreateTagsCommand({
        Resources: [imageId],
        Tags: [{ Key: 'vdi:template', Value: BASE }],
      }),
    );
    ec2.destroy();
  };
  const createUpon = (role: Role, owner: string, templateId: string) =>
    portal.call(role, 'POST', '/images', {
      body: {
        id: `${role}-desktop`,
        owner,
        settings: settingsUpon(templateId, 'm7i.xlarge'),
      },
    });

  it('are there for those who may launch them', async () => {
    for (const role of ['owner', 'administrator', 'service'] as const) {
      expect(await basesOf(role)).toContain(BASE);
      const { status } = await createUpon(role, 'group:default/payments', BASE);
      expect([role, status]).toEqual([role, 201]);
      await portal.imageReady(`${role}-desktop`);
    }
  });

  it('do not exist for others, who would get at what is in them', async () => {
    expect(await basesOf('stranger')).toEqual(['windows-2022']);
    const before = await portal.deeds();
    const foreign = await createUpon('stranger', PEOPLE.stranger, BASE);
    const unknown = await createUpon('stranger', PEOPLE.stranger, UNKNOWN);
    expect([foreign.status, unknown.status]).toEqual([400, 400]);
    expect(JSON.parse(foreign.text.replaceAll(BASE, UNKNOWN))).toEqual(
      unknown.body,
    );
    expect(await portal.deeds()).toEqual(before);

    const own = await createUpon('stranger', PEOPLE.stranger, 'windows-2022');
    expect(own.status).toBe(201);
    const { status, body } = await portal.call(
      'stranger',
      'PATCH',
      '/images/stranger-desktop',
      { body: { settings: settingsUpon(BASE, 'm7i.xlarge') } },
    );
    expect([status, body.error.message]).toEqual([
      400,
      `'settings.base.templateId' is '${BASE}', which Image Builder makes no images for; choose one of the bases on offer.`,
    ]);
  });

  it('are not got at by their AMIs', async () => {
    const imageId = 'ami-0ab0000000000000b';
    await tagImage(imageId);
    const dryRun = async (role: Role, owner: string, ami: string) => {
      const { status, body } = await portal.call(
        role,
        'POST',
        '/images?dryRun=true',
        {
          body: {
            id: 'by-ami',
            owner,
            settings: {
              ...settingsUpon('windows-2022', 'm7i.xlarge'),
              base: { templateId: 'windows-2022', imageId: ami },
            },
          },
        },
      );
      return [status, body.error?.message.replace(ami, 'it')];
    };
    const foreign = await dryRun('stranger', PEOPLE.stranger, imageId);
    expect(foreign).toEqual([
      400,
      expect.stringMatching(/^'settings.base.imageId' is 'it', which the acc/),
    ]);
    const unknown = 'ami-0ffffffffffffffff';
    expect(await dryRun('stranger', PEOPLE.stranger, unknown)).toEqual(foreign);
    const entitled = await dryRun('owner', 'group:default/payments', imageId);
    expect(entitled).toEqual([
      400,
      expect.stringMatching(/'it', which is of linux, and the template/),
    ]);
  });
});
