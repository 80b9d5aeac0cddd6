import { SYSTEM, type WorkstationRecord } from '../../workstations';
import type { Batch } from '../Batch';
import { STOPPED_INSTEAD } from '../transitions';

/**
 * EC2 hibernates Linux some two and Windows some five minutes after the launch at the earliest, and says so in these
 * words:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshoot-instance-hibernate.html
 */
const NOT_YET = /not (yet )?ready to hibernate/i;

/**
 * What EC2 refuses to hibernate: tried again while EC2 is not ready yet, and stopped the ordinary way otherwise, which
 * its owner reads until it starts again.
 */
export async function refuseHibernation(
  batch: Batch,
  workstation: WorkstationRecord,
  error: Error,
): Promise<void> {
  const { clock, policy } = batch.context;
  const now = clock().getTime();
  const waited = now - workstation.statusSince.getTime();
  if (NOT_YET.test(error.message) && waited < policy.hibernationPatience) {
    await batch.change(workstation, {
      reasonCode: 'not-ready-to-hibernate',
      reasonMessage: `EC2 cannot hibernate the machine yet, so it is tried again for some minutes: ${error.message}`,
      nextCheckAt: new Date(now + 2 * policy.retryInterval),
    });
    return;
  }
  await batch.change(
    workstation,
    {
      stopMode: 'stop',
      reasonCode: STOPPED_INSTEAD,
      reasonMessage: `It was stopped instead of hibernated, so what was in its memory is gone: ${error.message}`,
    },
    [
      {
        type: 'hibernation-refused',
        actor: SYSTEM,
        message: `EC2 could not hibernate the machine, so it is stopped: ${error.message}`,
      },
    ],
  );
}
