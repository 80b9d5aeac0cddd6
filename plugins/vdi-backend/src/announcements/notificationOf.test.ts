import { aWorkstation, NOON, noonPlus } from '../__testUtils__/builders';
import { IMAGE_TEST_OWNER } from '@deskstage/backstage-plugin-vdi-common';
import {
  SYSTEM,
  type EventRecord,
  type WorkstationRecord,
} from '../workstations';
import { notificationOf } from './notificationOf';

const AMARA = 'user:default/amara';

function told(
  event: Partial<EventRecord>,
  workstation: Partial<WorkstationRecord> = {},
) {
  const of = aWorkstation({ name: 'Shop', ...workstation });
  return notificationOf({
    workstation: of,
    event: {
      id: '01',
      workstationId: of.id,
      at: NOON,
      status: of.status,
      type: 'ready',
      actor: SYSTEM,
      ...event,
    },
  });
}

describe('notificationOf', () => {
  it('tells nobody of the workstation that tries an image', () => {
    const failed = { type: 'failed', message: 'EC2 has none.' } as const;
    expect(told(failed)).toBeDefined();
    expect(told(failed, { ownerRef: IMAGE_TEST_OWNER })).toBeUndefined();
  });

  it('tells of a desktop that somebody waited for, with a link to it', () => {
    const notification = told({ details: { seconds: 61 } }, { id: 'ws-1' });
    expect(notification).toEqual({
      recipients: { type: 'entity', entityRef: AMARA },
      payload: {
        title: "Workstation 'Shop' is ready",
        description: 'Open it to connect.',
        severity: 'normal',
        link: '/vdi/workstations/ws-1',
        topic: 'vdi',
        scope: expect.stringContaining('ws-1'),
      },
    });
  });

  it('does not tell of one that was there at once', () => {
    expect(told({ details: { seconds: 9 } })).toBeUndefined();
    expect(told({})).toBeUndefined();
  });

  it('tells of a failure and why', () => {
    expect(told({ type: 'failed', message: 'No machine.' })).toMatchObject({
      payload: {
        title: "Workstation 'Shop' did not work",
        description: 'No machine.',
        severity: 'high',
      },
    });
  });

  it('tells when somebody else deletes it, not when its owner does', () => {
    const by = (actor: EventRecord['actor']) =>
      told({ type: 'terminate-requested', actor });
    expect(by({ kind: 'user', ref: 'user:default/bo' })).toMatchObject({
      payload: {
        title: "Workstation 'Shop' is being deleted by bo",
      },
    });
    expect(by({ kind: 'service', ref: 'external:janitor' })).toBeDefined();
    expect(by({ kind: 'user', ref: AMARA })).toBeUndefined();
    expect(by(SYSTEM)).toBeUndefined();
  });

  it('tells that its time ends soon, and what did not work out as asked', () => {
    expect(
      told(
        {
          type: 'stop-announced',
          details: { stopAt: noonPlus(1800).toISOString() },
        },
        { id: 'ws-1' },
      ),
    ).toMatchObject({
      recipients: { entityRef: AMARA },
      payload: {
        title: "Workstation 'Shop' will be stopped soon",
        description:
          'Its time ends in 30 minutes. Its disk is kept; extend the time if you still need it.',
        severity: 'high',
        link: '/vdi/workstations/ws-1',
      },
    });
    expect(
      told({ type: 'hibernation-refused', message: 'EC2 could not.' }),
    ).toMatchObject({
      payload: {
        title: "Workstation 'Shop' is stopped instead of hibernated",
        description: 'EC2 could not. Its disk is kept; what was open is not.',
      },
    });
    expect(
      told({ type: 'resize-refused', message: "EC2 does not make it 'z9'." }),
    ).toMatchObject({
      payload: {
        title: "Workstation 'Shop' keeps its instance type",
        description: "EC2 does not make it 'z9'.",
      },
    });
  });

  it('tells that a lost one is back', () => {
    expect(told({ type: 'adopted' })).toMatchObject({
      payload: { title: "Workstation 'Shop' is back" },
    });
  });

  it('tells nobody of a workstation without an owner, and nothing of the rest', () => {
    expect(told({ type: 'failed' }, { ownerRef: undefined })).toBeUndefined();
    for (const type of [
      'requested',
      'launched',
      'stopped',
      'claimed',
    ] as const) {
      expect(told({ type })).toBeUndefined();
    }
  });
});
