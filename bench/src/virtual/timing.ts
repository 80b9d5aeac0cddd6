import type { Timing } from '@deskstage/simulator';

/** Seconds that a Linux workstation takes at EC2, roughly: a minute and a half from the launch to a desktop. */
export const EC2_TIMING: Timing = {
  pendingSeconds: 15,
  stoppingSeconds: 30,
  shuttingDownSeconds: 20,
  ssmOnlineSeconds: { linux: 60, windows: 180 },
  commandSeconds: { linux: 10, windows: 20 },
  notFoundSeconds: 1,
  jitter: 0.2,
};

/** Template of the measurements on a virtual clock. */
export const TEMPLATE = 'ubuntu-developer';

/** How the table says where they were taken. */
export const ON = 'simulated AWS, virtual clock';
