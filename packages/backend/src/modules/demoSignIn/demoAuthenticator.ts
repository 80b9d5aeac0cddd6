import type { Config } from '@backstage/config';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Header in which the sign-in page says who one wants to be. */
export const DEMO_USER_HEADER = 'x-demo-user';

const PEOPLE_KEY = 'development.people';

/** Somebody whom anybody at the demo can be. */
export interface DemoPerson {
  /** Full reference of the catalog's user entity. */
  userEntityRef: string;
  name: string;
}

/**
 * Believes whoever the header names, as long as the configuration lists them. There is no password, hence the refusal
 * to exist anywhere but in development.
 */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (person: DemoPerson) => ({
    profile: { displayName: person.name },
  }),

  initialize({ config }) {
    refuseOutsideDevelopment();
    return { people: readPeople(config) };
  },

  async authenticate({ req }, { people }) {
    const userEntityRef = req.header(DEMO_USER_HEADER);
    if (!userEntityRef) {
      throw new AuthenticationError(
        `Say who you want to be in the header '${DEMO_USER_HEADER}'.`,
      );
    }
    const person = people.get(userEntityRef);
    if (!person) {
      throw new NotAllowedError(
        `'${userEntityRef}' is not one of the demo people; list them under 'auth.providers.demo.${PEOPLE_KEY}'.`,
      );
    }
    return { result: person };
  },
});

function refuseOutsideDevelopment() {
  const environment = process.env.NODE_ENV ?? 'unset';
  // An allow list: a deployment that forgot to say `production` must not be open to everybody either.
  if (environment !== 'development' && environment !== 'test') {
    throw new Error(
      `The demo sign-in lets anybody in without a password and works in development only, but NODE_ENV is ${environment}; ` +
        `remove 'auth.providers.demo' from the configuration and configure a real provider.`,
    );
  }
}

function readPeople(config: Config): Map<string, DemoPerson> {
  const people = config.getConfigArray(PEOPLE_KEY).map(person => ({
    userEntityRef: person.getString('userEntityRef'),
    name: person.getString('name'),
  }));
  return new Map(people.map(person => [person.userEntityRef, person]));
}
