import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ConnectionService } from '../connections';
import type { Access } from '../permissions';
import {
  ForcedDeletion,
  RouteCloser,
  WorkstationActions,
  WorkstationPresenter,
  WorkstationReader,
  WorkstationRequests,
} from '../workstations';
import type { Ground } from './createGround';
import type { Pools } from './createPools';
import type { Templates } from './createTemplates';

/** What callers can ask of workstations. */
export interface Workstations {
  presenter: WorkstationPresenter;
  reader: WorkstationReader;
  requests: WorkstationRequests;
  actions: WorkstationActions;
  forcedDeletion: ForcedDeletion;
  connections: ConnectionService;
}

/** Puts together what answers requests about workstations. */
export function createWorkstations(
  ground: Ground,
  templates: Templates,
  pools: Pools,
  people: {
    access: Access;
    catalog: CatalogService;
    /** Called when a row is due or the history has a new line. */
    onChange: () => void;
  },
): Workstations {
  const { config, aws, stores, firstSweep, policy, health, clock } = ground;
  const { access, onChange } = people;
  const { directory, passwords } = aws;
  const { workstations: store, history } = stores;
  const { limitPerUser } = config;
  const { service, prices } = templates;
  const presenter = new WorkstationPresenter({
    templates: service,
    prices,
    clock,
  });
  const reader = new WorkstationReader({ store, history, access, presenter });
  const routes = new RouteCloser({ directory, health });
  const changes = { store, reader, presenter, access, routes, clock, onChange };
  return {
    presenter,
    reader,
    requests: new WorkstationRequests({
      store,
      access,
      presenter,
      templates: service,
      catalog: people.catalog,
      limitPerUser,
      mayClaim: () => firstSweep.isOver,
      clock,
      onChange,
      onClaim: templateId => pools.keeper.kick(templateId),
    }),
    actions: new WorkstationActions({
      ...changes,
      templates: service,
      policy,
      limitPerUser,
    }),
    forcedDeletion: new ForcedDeletion({ ...changes, passwords, health }),
    connections: new ConnectionService({
      workstations: reader,
      directory,
      passwords,
      history,
      health,
      gateway: config.gateway,
      port: config.port,
      grantLifetime: config.grantLifetime,
      clock,
      onChange,
    }),
  };
}
