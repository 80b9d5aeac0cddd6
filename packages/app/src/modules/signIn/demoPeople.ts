import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** Somebody whom anybody at the demo can be. */
export interface DemoPerson {
  userEntityRef: string;
  name: string;
  role: 'developer' | 'administrator';
  team?: string;
}

export function readDemoPeople(config: ConfigApi): DemoPerson[] {
  const people =
    config.getOptionalConfigArray('auth.providers.demo.development.people') ??
    [];
  return people.map(person => ({
    userEntityRef: person.getString('userEntityRef'),
    name: person.getString('name'),
    role:
      person.getString('role') === 'administrator'
        ? 'administrator'
        : 'developer',
    team: person.getOptionalString('team'),
  }));
}
