import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { demoSignInModule } from './demoSignInModule';

const amara = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'amara.okafor', namespace: 'default' },
  spec: { memberOf: ['payments'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/payments' }],
};

const stranger = {
  ...amara,
  metadata: { name: 'stranger', namespace: 'default' },
};

function startDemo() {
  return startTestBackend({
    features: [
      authPlugin,
      demoSignInModule,
      catalogServiceMock.factory({ entities: [amara, stranger] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: {
            omitIdentityTokenOwnershipClaim: false,
            providers: {
              demo: {
                development: {
                  people: [
                    {
                      userEntityRef: 'user:default/amara.okafor',
                      name: 'Amara Okafor',
                    },
                  ],
                },
              },
            },
          },
        },
      }),
    ],
  });
}

describe('demo sign-in', () => {
  const { NODE_ENV } = process.env;

  afterEach(() => {
    Object.assign(process.env, { NODE_ENV });
  });

  it('signs in the people of the configuration, with their groups, and nobody else', async () => {
    const { server } = await startDemo();

    const signedIn = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-demo-user', 'user:default/amara.okafor');
    expect(signedIn.status).toBe(200);
    expect(signedIn.body).toMatchObject({
      profile: { displayName: 'Amara Okafor' },
      backstageIdentity: {
        token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        identity: {
          userEntityRef: 'user:default/amara.okafor',
          ownershipEntityRefs: [
            'user:default/amara.okafor',
            'group:default/payments',
          ],
        },
      },
    });

    // Known to the catalog, but not one of the demo people.
    const refused = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-demo-user', 'user:default/stranger');
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toBe(
      "'user:default/stranger' is not one of the demo people; list them under 'auth.providers.demo.development.people'.",
    );
    expect(refused.body.backstageIdentity).toBeUndefined();

    const anonymous = await request(server).get('/api/auth/demo/refresh');
    expect(anonymous.status).toBe(401);
  });

  it.each(['production', 'staging'])(
    'does not let the backend start when NODE_ENV is %s',
    async environment => {
      Object.assign(process.env, { NODE_ENV: environment });

      await expect(startDemo()).rejects.toThrow(
        `works in development only, but NODE_ENV is ${environment}; remove 'auth.providers.demo'`,
      );
    },
  );
});
