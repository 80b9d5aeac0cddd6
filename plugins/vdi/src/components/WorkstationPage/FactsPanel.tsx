import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, type VdiTranslate } from '../../hooks';
import { RelativeTime } from '../../time';
import { Facts, Panel, type Fact } from '../Panel';

/** What there is to know about a workstation. */
export function FactsPanel({ workstation }: { workstation: Workstation }) {
  const { t } = useVdiTranslation();
  return (
    <Panel id="vdi-facts" title={t('detail.facts')}>
      <Facts facts={factsOf(workstation, t)} />
    </Panel>
  );
}

function factsOf(
  workstation: Workstation,
  t: VdiTranslate,
): (Fact | undefined)[] {
  const { owner, entityRef, instance, connections } = workstation;
  return [
    [
      t('detail.owner'),
      owner ? (
        <EntityRefLink entityRef={owner} defaultKind="user" />
      ) : (
        t('detail.noOwner')
      ),
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
    [t('detail.id'), <code>{workstation.id}</code>],
    instance ? [t('detail.instance'), <code>{instance.id}</code>] : undefined,
    instance?.type ? [t('detail.type'), instance.type] : undefined,
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
