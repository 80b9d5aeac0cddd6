import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, type VdiTranslate } from '../../hooks';
import { formatExactly, RelativeTime } from '../../time';
import { formatDollars, stopTime } from '../../workstations';
import { Facts, Panel, type Fact } from '../Panel';
import { OwnerName } from '../Workstation';

/** What there is to know about a workstation. */
export function FactsPanel({ workstation }: { workstation: Workstation }) {
  const { t, language } = useVdiTranslation();
  return (
    <Panel id="vdi-facts" title={t('detail.facts')}>
      <Facts facts={factsOf(workstation, t, language)} />
    </Panel>
  );
}

function factsOf(
  workstation: Workstation,
  t: VdiTranslate,
  language: string,
): (Fact | undefined)[] {
  const { owner, entityRef, instance, connections } = workstation;
  return [
    [
      t('detail.owner'),
      owner ? <OwnerName owner={owner} /> : t('detail.noOwner'),
    ],
    entityRef
      ? [t('detail.entity'), <EntityRefLink entityRef={entityRef} />]
      : undefined,
    accountFact(workstation, t),
    connections && workstation.status === 'ready'
      ? [
          t('detail.connections'),
          <>
            {connections.count > 0
              ? t('card.connected', { count: connections.count })
              : t('card.nobodyConnected')}
            {', '}
            {t('detail.observed', {
              time: <RelativeTime time={connections.observedAt} />,
            })}
          </>,
        ]
      : undefined,
    timeFact(t('detail.created'), workstation.createdAt),
    timeFact(t('detail.running'), workstation.runningSince),
    timeFact(t('detail.ended'), workstation.terminatedAt),
    stopFact(workstation, t, language),
    costFact(workstation, t, language),
    [t('detail.id'), <code>{workstation.id}</code>],
    instance ? [t('detail.instance'), <code>{instance.id}</code>] : undefined,
    instance?.type ? [t('detail.type'), typeText(instance, t)] : undefined,
    instance?.availabilityZone
      ? [t('detail.zone'), instance.availabilityZone]
      : undefined,
  ];
}

function timeFact(label: string, time: string | undefined): Fact | undefined {
  return time ? [label, <RelativeTime time={time} />] : undefined;
}

function accountFact(
  { identity }: Workstation,
  t: VdiTranslate,
): Fact | undefined {
  if (!identity.userName) {
    return undefined;
  }
  const text =
    identity.mode === 'shared'
      ? t('detail.accountShared', { user: identity.userName })
      : identity.userName;
  return [t('detail.account'), text];
}

function typeText(
  { type = '', wantedType }: NonNullable<Workstation['instance']>,
  t: VdiTranslate,
): string {
  return wantedType
    ? t('detail.typeChanges', { from: type, to: wantedType })
    : type;
}

function stopFact(
  workstation: Workstation,
  t: VdiTranslate,
  language: string,
): Fact | undefined {
  const time = stopTime(workstation);
  return time === undefined
    ? undefined
    : [t('detail.stops'), formatExactly(time, language)];
}

function costFact(
  workstation: Workstation,
  t: VdiTranslate,
  language: string,
): Fact | undefined {
  const { perHour, perDayStopped, thisRun } = workstation.cost ?? {};
  const parts = [
    ['cost.perHourLong', perHour] as const,
    ['cost.perDayLong', perDayStopped] as const,
    ['cost.thisRun', thisRun] as const,
  ].flatMap(([key, amount]) =>
    amount === undefined
      ? []
      : [t(key, { amount: formatDollars(amount, language) })],
  );
  return parts.length > 0 ? [t('detail.cost'), parts.join(', ')] : undefined;
}
