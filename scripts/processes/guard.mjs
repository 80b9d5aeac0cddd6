// Runs one command in a process group of its own and ends the whole group when whoever started it is gone,
// also when that was killed and could not tidy up.
//
//   node guard.mjs '{"command":"…","args":[…],"options":{…},"patience":8000}'
import { spawn } from 'node:child_process';
import { killTree } from './killTree.mjs';

const { command, args, options, patience } = JSON.parse(process.argv[2]);
const child = spawn(command, args, {
  ...options,
  stdio: ['ignore', 'inherit', 'inherit'],
});

child.on('error', error => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

// The group gets signals as a whole; this process stays until its child has ended
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}
process.on('disconnect', () => {
  killTree(process.pid, 'SIGTERM');
  setTimeout(() => killTree(process.pid, 'SIGKILL'), patience);
});
