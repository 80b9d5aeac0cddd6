import { spawnSync } from 'node:child_process';

/** Signals a process that leads a group, and everybody in the group. */
export function killTree(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // macOS says EPERM for a group of which only zombies are left
    if (!['ESRCH', 'EPERM'].includes(error.code)) {
      throw error;
    }
  }
}
