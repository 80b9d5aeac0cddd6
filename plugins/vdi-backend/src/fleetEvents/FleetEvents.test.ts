import { mockServices } from '@backstage/backend-test-utils';
import { NOON } from '../__testUtils__/builders';
import { FleetEvents } from './FleetEvents';

const stateChange = (instanceId: unknown, state = 'terminated') => ({
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '123456789012',
  time: '2026-09-01T12:00:00Z',
  region: 'eu-west-1',
  resources: [`arn:aws:ec2:eu-west-1:123456789012:instance/${instanceId}`],
  detail: { 'instance-id': instanceId, state },
});

const imageChange = (status: string) => ({
  'detail-type': 'EC2 Image Builder Image State Change',
  source: 'aws.imagebuilder',
  resources: [
    'arn:aws:imagebuilder:eu-west-1:123456789012:image/vdi-demo-ubuntu/1.0.0/1',
  ],
  detail: { 'previous-state': { status: 'TESTING' }, state: { status } },
});

const FIRST = 'i-00000000000000001';
const SECOND = 'i-00000000000000002';
const FOREIGN = 'i-0000000000000000f';

describe('FleetEvents', () => {
  const known = new Set([FIRST, SECOND]);
  const hasten = jest.fn(
    async (ids: string[], _now: Date) => ids.filter(id => known.has(id)).length,
  );
  const forget = jest.fn();
  const onKick = jest.fn();
  const onImage = jest.fn();
  const logger = mockServices.logger.mock();
  let events: FleetEvents;

  beforeEach(() => {
    jest.clearAllMocks();
    events = new FleetEvents({
      queue: { hasten },
      templates: { forget },
      logger,
      clock: () => NOON,
      onKick,
      onImage,
    });
  });

  it('looks at an instance that changed', async () => {
    await events.receive(stateChange(FIRST));
    expect(hasten.mock.calls).toEqual([[[FIRST], NOON]]);
    expect(onKick).toHaveBeenCalledTimes(1);
  });

  it('asks once for all that changed while the database was busy', async () => {
    await Promise.all(
      [FIRST, SECOND, FIRST, SECOND, FOREIGN].map(id =>
        events.receive(stateChange(id)),
      ),
    );
    expect(hasten.mock.calls.map(([ids]) => ids)).toEqual([
      [FIRST],
      [SECOND, FIRST, FOREIGN],
    ]);
    expect(onKick).toHaveBeenCalledTimes(2);
  });

  it('does nothing for instances of others', async () => {
    await events.receive(stateChange(FOREIGN));
    expect(onKick).not.toHaveBeenCalled();
  });

  it('goes on after the database did not answer', async () => {
    hasten.mockRejectedValueOnce(new Error('locked'));
    await expect(events.receive(stateChange(FIRST))).rejects.toThrow('locked');
    await events.receive(stateChange(SECOND));
    expect(onKick).toHaveBeenCalledTimes(1);
  });

  it('reads the templates anew when an image is done, not before', async () => {
    await events.receive(imageChange('DISTRIBUTING'));
    expect(forget).not.toHaveBeenCalled();
    await events.receive(imageChange('AVAILABLE'));
    expect(forget).toHaveBeenCalledTimes(1);
  });

  it('tells whose build is somewhere else', async () => {
    await events.receive(imageChange('BUILDING'));
    await events.receive({ ...imageChange('FAILED'), resources: [] });
    await events.receive(imageChange('AVAILABLE'));
    expect(onImage.mock.calls).toEqual([
      ['vdi-demo-ubuntu'],
      ['vdi-demo-ubuntu'],
    ]);
  });

  it('drops what is no event, and says so once', async () => {
    const malformed = [
      undefined,
      null,
      'text',
      [],
      {},
      { 'detail-type': 7 },
      stateChange(undefined),
      stateChange('i-1; drop table workstations'),
      { ...stateChange(FIRST), detail: null },
      { ...imageChange('AVAILABLE'), detail: {} },
    ];
    for (const payload of malformed) {
      await events.receive(payload);
    }
    expect(hasten).not.toHaveBeenCalled();
    expect(forget).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('passes over events that it does not need', async () => {
    await events.receive({ 'detail-type': 'EC2 AMI State Change' });
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
