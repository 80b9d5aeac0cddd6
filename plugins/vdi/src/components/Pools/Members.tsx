import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { FleetLink } from '../Panel';
import { SubtleText } from '../States';

const STARTING: WorkstationStatus[] = [
  'requested',
  'launching',
  'preparing',
  'starting',
];
const OTHERS = [
  ['starting', STARTING],
  ['stopped', ['stopping', 'stopped']],
  ['old', undefined],
  ['failing', ['failed']],
] as const satisfies readonly [
  keyof Pool,
  readonly WorkstationStatus[] | undefined,
][];

/** The members of a pool in numbers; each leads to the rows behind it. */
export function Members({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const { id } = pool.template;
  const others = OTHERS.filter(([kind]) => pool[kind] > 0);
  return (
    <>
      <FleetLink owner="none" status={['pooled']} template={id}>
        {t('pools.warmOf', {
          warm: String(pool.warm),
          target: String(pool.target),
        })}
      </FleetLink>
      {others.map(([kind, status]) => (
        <SubtleText key={kind} component="div" variant="caption">
          <FleetLink owner="none" status={status} template={id}>
            {t(`pools.count.${kind}`, { count: pool[kind] })}
          </FleetLink>
        </SubtleText>
      ))}
    </>
  );
}
