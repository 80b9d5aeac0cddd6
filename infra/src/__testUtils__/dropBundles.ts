import { rmSync } from 'node:fs';

/** After a run of tests: removes the folder of {@link shareBundles}. */
export default function dropBundles(): void {
  const { VDI_INFRA_BUNDLES } = process.env;
  if (VDI_INFRA_BUNDLES) {
    rmSync(VDI_INFRA_BUNDLES, { recursive: true, force: true });
    delete process.env.VDI_INFRA_BUNDLES;
  }
}
