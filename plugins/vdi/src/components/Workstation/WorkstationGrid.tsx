import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useSteadyItems } from '../../hooks';
import { LiveRegion } from '../States';
import { WorkstationCard } from './WorkstationCard';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

interface WorkstationGridProps {
  label: string;
  workstations: readonly Workstation[];
  userRef?: string;
  withEntity?: boolean;
  /** What to show when there are none */
  children?: ReactNode;
}

/** Workstations as cards that stay where they are while somebody points at them. */
export function WorkstationGrid(props: WorkstationGridProps) {
  const { label, workstations, userRef, withEntity, children } = props;
  const classes = useStyles();
  const { items, hold } = useSteadyItems(workstations);
  return (
    <>
      <LiveRegion items={items} />
      {items.length === 0 ? (
        children
      ) : (
        <ul aria-label={label} className={classes.root} {...hold}>
          {items.map(workstation => (
            <li key={workstation.id}>
              <WorkstationCard
                userRef={userRef}
                withEntity={withEntity}
                workstation={workstation}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
