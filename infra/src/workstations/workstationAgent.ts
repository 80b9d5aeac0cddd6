/** Where the CloudWatch agents of the workstations send to; names, not references, for they are written into images. */
export interface WorkstationAgent {
  readonly logGroupName: string;
  /** @default - no metrics */
  readonly metricNamespace?: string;
}

/** Where the agents of a deployment send to. */
export function workstationAgent(
  deployment: string,
  metrics: boolean,
): WorkstationAgent {
  return {
    logGroupName: `/vdi/${deployment}/workstations`,
    metricNamespace: metrics ? `VDI/Workstations/${deployment}` : undefined,
  };
}
