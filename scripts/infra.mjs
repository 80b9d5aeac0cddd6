// The commands that deploy to AWS.
//
//   yarn infra synth|diff|deploy|destroy|doctor|app-config|packages|check <configuration.yaml> [-- options for cdk]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkov } from './testing/checkov.mjs';
import { root } from './setup/project.mjs';

const [command, ...args] = process.argv.slice(2);
process.exitCode =
  command === 'check' ? await check(args) : await infra([command, ...args]);

async function check(words) {
  try {
    return await checkov(words);
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

/** In this terminal, which may ask. */
function infra(words) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'infra/src/cli/main.ts',
      ...words.filter(word => word !== undefined),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // A deployment that is interrupted ends by itself
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}
