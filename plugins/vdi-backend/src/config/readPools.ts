import type { Config } from '@backstage/config';
import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import { checkSettings } from '@deskstage/backstage-plugin-vdi-common/schedule';
import { z } from 'zod';

const TIME = z
  .string()
  .regex(/^\d\d:\d\d$/, "takes a time such as '08:00', in quotes");

const poolSchema = z.strictObject({
  baseSize: z.int().default(0),
  windows: z
    .array(
      z.strictObject({
        days: z.array(
          z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
        ),
        from: TIME,
        to: TIME,
        timeZone: z.string(),
        size: z.int(),
      }),
    )
    .default([]),
  unwanted: z.enum(['terminate', 'stop', 'hibernate']).optional(),
  maxAgeHours: z.int().optional(),
  surge: z.int().optional(),
  paused: z.boolean().optional(),
});

/**
 * Reads `vdi.pools`: warm pools by template id.
 *
 * @throws Error that names the key and what is wrong with its value
 */
export function readPools(
  config: Config | undefined,
): Record<string, PoolSettings> {
  const pools: Record<string, PoolSettings> = {};
  for (const id of config?.keys() ?? []) {
    const parsed = poolSchema.safeParse(config?.get(id));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Error(
        `'vdi.pools.${[id, ...issue.path].join('.')}': ${issue.message}.`,
      );
    }
    const [problem] = checkSettings(parsed.data, new Date());
    if (problem) {
      throw new Error(`'vdi.pools.${id}.${problem.field}' ${problem.message}.`);
    }
    pools[id] = parsed.data;
  }
  return pools;
}
