import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before a run of tests: one folder for the bundles of functions, so that each is made once and not by every test file. */
export default function shareBundles(): void {
  process.env.VDI_INFRA_BUNDLES = mkdtempSync(join(tmpdir(), 'vdi-bundles-'));
}
