import type { WorkstationAgent } from '../../workstations';

/** Where workstations of the test's deployment send to. */
export const TEST_AGENT: WorkstationAgent = {
  logGroupName: '/vdi/test/workstations',
  metricNamespace: 'VDI/Workstations/test',
};
