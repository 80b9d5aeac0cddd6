import { z } from 'zod';

export const watchingSchema = z.strictObject({
  /** Who is told of alarms */
  emails: z
    .array(z.email({ error: 'takes an e-mail address' }))
    .max(10, 'takes ten addresses or fewer; use a mailing list')
    .default([]),
  /** A budget of the deployment's cost, by its tag; US dollars a month */
  monthlyBudget: z.number().positive().max(1_000_000_000).optional(),
  /** How long logs are kept; days */
  logRetentionDays: z
    .literal([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,
    ])
    .default(30),
  /** Whether workstations send metrics of processor, memory and disk; they are charged for each running machine */
  workstationMetrics: z.boolean().default(true),
  /**
   * Whether API Gateway writes logs of its own. They need a role that the account has once in each region:
   * `existing-role` when somebody else set it, `own-role` when this deployment is to.
   */
  apiLogging: z.enum(['none', 'existing-role', 'own-role']).default('none'),
});
