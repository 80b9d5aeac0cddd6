/** Steps of Amazon's own workflows, in words; their names are those that the console shows. */
const NAMES: Record<string, string> = {
  LaunchBuildInstance: 'Start the build machine',
  ApplyBuildComponents: 'Apply the components',
  InventoryCollection: 'List what is installed',
  RunSanitizeScript: 'Clean up',
  RunSysPrepScript: 'Generalize Windows',
  CreateOutputAMI: 'Make the AMI',
  TerminateBuildInstance: 'End the build machine',
  LaunchTestInstance: 'Start a machine of the image',
  CollectImageScanFindings: 'Collect security findings',
  ApplyTestComponents: 'Run the tests of the components',
  TerminateTestInstance: 'End the machine of the image',
  DistributeImage: 'Distribute the AMI',
  ApplyImageConfigurations: 'Deliver into the launch template',
};

/** What people read for a step; of one that is not known, its own name in words. */
export function nameOfStep(name: string): string {
  const known = NAMES[name];
  if (known) {
    return known;
  }
  const words = name
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .trim();
  return words || 'A step without a name';
}
