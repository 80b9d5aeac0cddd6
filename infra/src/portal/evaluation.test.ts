import { IMAGES_MAY, IMAGES_MAY_NOT } from './__testUtils__/imageRequests';
import { PortalPolicy } from './__testUtils__/PortalPolicy';
import { MAY, MAY_NOT } from './__testUtils__/portalRequests';

const policy = PortalPolicy.create();

describe('the policy of the portal', () => {
  it.each(Object.entries(MAY))('may %s', async (_what, request) => {
    expect(await policy.allows(request)).toBe(true);
  });

  it.each(Object.entries(MAY_NOT))('may not %s', async (_what, request) => {
    expect(await policy.allows(request)).toBe(false);
  });

  describe('for image projects', () => {
    it.each(Object.entries(IMAGES_MAY))('may %s', async (_what, request) => {
      expect(await policy.allows(request)).toBe(true);
    });

    it.each(Object.entries(IMAGES_MAY_NOT))(
      'may not %s',
      async (_what, request) => {
        expect(await policy.allows(request)).toBe(false);
      },
    );

    it('may nothing of it in a deployment without them', async () => {
      const without = PortalPolicy.create({ images: false });
      for (const [what, request] of Object.entries(IMAGES_MAY)) {
        expect([what, await without.allows(request)]).toEqual([what, false]);
      }
    });
  });

  describe('keys', () => {
    const keyOf = (sid: string) =>
      String(policy.statements.find(each => each.Sid === sid)?.Resource);

    it.each([
      ['PasswordKey', 'kms:GenerateDataKey', 'secretsmanager'],
      ['DirectoryKey', 'kms:Decrypt', 'dynamodb'],
      ['EventKey', 'kms:Decrypt', 'sqs'],
      ['VolumeKey', 'kms:GenerateDataKeyWithoutPlaintext', 'ec2'],
    ])('%s is used through its service alone', async (sid, action, service) => {
      const resource = keyOf(sid);
      const via = (name: string) => ({
        'kms:ViaService': `${name}.eu-west-1.amazonaws.com`,
      });
      expect(
        await policy.allows({ action, resource, context: via(service) }),
      ).toBe(true);
      expect(
        await policy.allows({ action, resource, context: via('s3') }),
      ).toBe(false);
      expect(await policy.allows({ action, resource })).toBe(false);
    });

    it.each([
      ['true', true],
      ['false', false],
    ])(
      'a grant on the key of the disks with GrantIsForAWSResource %s',
      async (forResource, allowed) => {
        expect(
          await policy.allows({
            action: 'kms:CreateGrant',
            resource: keyOf('VolumeKey'),
            context: {
              'kms:ViaService': 'ec2.eu-west-1.amazonaws.com',
              'kms:GrantIsForAWSResource': forResource,
            },
          }),
        ).toBe(allowed);
      },
    );
  });
});
