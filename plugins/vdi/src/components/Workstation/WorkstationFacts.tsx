import { Fragment, type ReactNode } from 'react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { TimeSince } from '../../time';
import { formatDollars } from '../../workstations';
import { SubtleText } from '../States';
import { OwnerName } from './OwnerName';

interface WorkstationFactsProps {
  workstation: Workstation;
  /** The signed-in person; given where other people's workstations are shown too */
  userRef?: string;
  withEntity?: boolean;
}

// Less than this is not worth the words, in US dollars.
const CENT = 0.01;

/** Two lines that tell what a workstation is and how long it has been up. */
export function WorkstationFacts(props: WorkstationFactsProps) {
  const { workstation, userRef, withEntity = true } = props;
  const { t, language } = useVdiTranslation();
  const { entityRef, owner, status, runningSince, connections } = workstation;
  const { cost = {} } = workstation;
  const dollars = (amount: number) => formatDollars(amount, language);
  const second: ReactNode[] = [];
  if (withEntity && entityRef) {
    second.push(
      t('card.for', { entity: <EntityRefLink entityRef={entityRef} /> }),
    );
  }
  if (userRef && owner) {
    second.push(
      owner === userRef
        ? t('card.mine')
        : t('card.ownedBy', {
            owner: <OwnerName owner={owner} />,
          }),
    );
  }
  if (status === 'ready' && runningSince) {
    second.push(t('card.up', { duration: <TimeSince time={runningSince} /> }));
  }
  if (status === 'ready' && cost.perHour !== undefined) {
    second.push(t('cost.perHour', { amount: dollars(cost.perHour) }));
  }
  if (
    status === 'ready' &&
    cost.thisRun !== undefined &&
    cost.thisRun >= CENT
  ) {
    second.push(t('cost.thisRun', { amount: dollars(cost.thisRun) }));
  }
  if (status === 'ready' && connections) {
    second.push(
      connections.count > 0
        ? t('card.connected', { count: connections.count })
        : t('card.nobodyConnected'),
    );
  }
  if (status === 'stopped') {
    second.push(
      t(workstation.hibernated ? 'status.memoryKept' : 'status.diskKept'),
    );
    if (cost.perDayStopped !== undefined) {
      second.push(t('cost.perDay', { amount: dollars(cost.perDayStopped) }));
    }
  }
  if (workstation.instance?.wantedType) {
    second.push(
      t('card.wantedType', { type: workstation.instance.wantedType }),
    );
  }
  return (
    <SubtleText component="div">
      {second.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          {part}
        </Fragment>
      ))}
    </SubtleText>
  );
}
