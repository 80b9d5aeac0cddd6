import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { AwsFixture } from '../__testUtils__/AwsFixture';
import type { Aws } from '../createAws';

const workstationId = 'ws-01k0000000000000000000000a';

describe('DynamoDirectory', () => {
  let fixture: AwsFixture;
  let aws: Aws;

  beforeEach(async () => {
    fixture = await AwsFixture.create();
    aws = fixture.connect();
  });

  afterEach(() => fixture.stop());

  const route = {
    workstationId,
    epoch: 2,
    host: 'ip-10-0-0-1.eu-west-1.compute.internal',
    port: 8443,
    serverSessionId: 'console',
    osUser: 'desktop',
  };

  async function read(pk: string) {
    const client = DynamoDBDocumentClient.from(fixture.clients.dynamodb);
    const { Item } = await client.send(
      new GetCommand({ TableName: 'vdi-directory', Key: { pk } }),
    );
    return Item;
  }

  it('opens a route of the same or a later epoch', async () => {
    const { directory } = aws;
    expect(await directory.openRoute(route)).toBe(true);
    expect(await directory.openRoute({ ...route, host: 'new' })).toBe(true);
    expect(await read(`route#${workstationId}`)).toEqual({
      ...route,
      pk: `route#${workstationId}`,
      state: 'open',
      host: 'new',
      webUrlPath: '/',
    });
    expect(await directory.openRoute({ ...route, epoch: 1 })).toBe(false);
    expect(await directory.openRoute({ ...route, epoch: 3 })).toBe(true);
  });

  it('keeps a closed route closed for late writers', async () => {
    const { directory } = aws;
    await directory.openRoute(route);
    await directory.closeRoute(workstationId, 1);
    expect(await read(`route#${workstationId}`)).toMatchObject({
      state: 'open',
    });
    await directory.closeRoute(workstationId, 2);
    expect(await directory.openRoute(route)).toBe(false);
    const item = await read(`route#${workstationId}`);
    expect(item).toEqual({
      pk: `route#${workstationId}`,
      workstationId,
      state: 'closed',
      epoch: 2,
      ttl: expect.any(Number),
    });
    expect(item?.ttl).toBeGreaterThan(Date.now() / 1000 + 86_400);
    await directory.closeRoute(workstationId, 2);
    expect(await directory.openRoute({ ...route, epoch: 3 })).toBe(true);
  });

  it('closes a route that was never open', async () => {
    await aws.directory.closeRoute(workstationId, 5);
    expect(await aws.directory.openRoute(route)).toBe(false);
  });

  it('keeps grants for as long as they hold', async () => {
    const expiresAt = new Date('2030-01-01T00:00:00.900Z');
    const secretHash = 'ab'.repeat(32);
    await aws.directory.putGrant({
      secretHash,
      workstationId,
      epoch: 2,
      expiresAt,
    });
    expect(await read(`grant#${secretHash}`)).toEqual({
      pk: `grant#${secretHash}`,
      workstationId,
      epoch: 2,
      expiresAt: 1893456000,
      ttl: 1893456000,
    });
  });

  it('tells when its table is missing', async () => {
    await aws.directory.check();
    const { directory } = fixture.connect('demo', 'nowhere');
    await expect(directory.check()).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'ResourceNotFoundException',
    });
  });
});
