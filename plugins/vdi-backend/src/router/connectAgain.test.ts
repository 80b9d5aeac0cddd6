import type { WorkstationIntentAction } from '@deskstage/backstage-plugin-vdi-common';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

describe('connecting to a workstation that was away', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions: true });
  });

  afterAll(() => portal.stop());

  const connect = (id: string) =>
    portal.call('owner', 'POST', `/workstations/${id}/connections`);

  it.each<[string, WorkstationIntentAction[]]>([
    ['restarted', ['reboot']],
    ['rebuilt', ['rebuild']],
    ['stopped and started', ['stop', 'start']],
    ['restarted twice', ['reboot', 'reboot']],
  ])('is possible when it was %s', async (_, actions) => {
    const { id } = await portal.workstation('owner', {
      templateId: 'ubuntu-developer',
    });
    expect((await connect(id)).status).toBe(201);
    for (const action of actions) {
      const asked = await portal.call(
        'owner',
        'POST',
        `/workstations/${id}/actions/${action}`,
      );
      expect(asked.status).toBe(202);
      const resting = action === 'stop' ? 'stopped' : 'ready';
      await portal.until(
        id,
        row => row.revision > asked.body.revision && row.status === resting,
      );
    }
    expect(await connect(id)).toMatchObject({ status: 201 });
  });
});
