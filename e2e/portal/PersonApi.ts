import { expect } from '@playwright/test';
import {
  VdiClient,
  type CreateWorkstation,
  type Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import { addresses } from './addresses';
import type { Person } from './people';
import type { Simulator } from './Simulator';

/** As much of an entity as the tests look at. */
interface Entity {
  spec: { type: string; owner: string };
  relations: { type: string; targetRef: string }[];
}

const PATIENCE = { timeout: 45_000, intervals: [200] };

/** The portal's APIs as one person has them, for what a test needs but is not about. */
export class PersonApi extends VdiClient {
  private constructor(
    private readonly authorizedFetch: typeof fetch,
    private readonly simulator: Simulator,
  ) {
    super({
      discoveryApi: {
        getBaseUrl: async pluginId => `${addresses.backend}/api/${pluginId}`,
      },
      fetchApi: { fetch: authorizedFetch },
    });
  }

  static async signIn(
    person: Person,
    simulator: Simulator,
  ): Promise<PersonApi> {
    let token = '';
    // A portal that has just started does not know its people yet.
    await expect(async () => {
      const response = await fetch(
        `${addresses.backend}/api/auth/demo/refresh`,
        {
          headers: {
            'x-demo-user': person.ref,
            'x-requested-with': 'XMLHttpRequest',
          },
        },
      );
      expect(response.status).toBe(200);
      ({
        backstageIdentity: { token },
      } = await response.json());
    }).toPass(PATIENCE);
    return new PersonApi((input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return fetch(input, { ...init, headers });
    }, simulator);
  }

  /** Asks for a workstation and waits until it is ready. */
  async readyWorkstation(request: CreateWorkstation): Promise<Workstation> {
    const { id } = await this.createWorkstation(request);
    return this.waitFor(id, 'ready');
  }

  /** Waits for a status, without the time that machines take. */
  async waitFor(
    id: string,
    status: Workstation['status'],
  ): Promise<Workstation> {
    await expect
      .poll(async () => {
        await this.simulator.hurry();
        return (await this.getWorkstation(id)).status;
      }, PATIENCE)
      .toBe(status);
    return this.getWorkstation(id);
  }

  /** Titles of what the portal has told this person, newest first. */
  async notifications(): Promise<string[]> {
    const response = await this.authorizedFetch(
      `${addresses.backend}/api/notifications/notifications?limit=20`,
    );
    const { notifications } = (await response.json()) as {
      notifications: { payload: { title: string } }[];
    };
    return notifications.map(({ payload }) => payload.title);
  }

  /** What the catalog has of this name, such as `resource/default/amazon-linux`; undefined when it has none. */
  async entity(name: string): Promise<Entity | undefined> {
    const response = await this.authorizedFetch(
      `${addresses.backend}/api/catalog/entities/by-name/${name}`,
    );
    return response.ok ? ((await response.json()) as Entity) : undefined;
  }

  /** Deletes every workstation that this person may delete, and waits until they are gone. */
  async deleteAll(): Promise<void> {
    await expect
      .poll(async () => {
        const { items } = await this.listWorkstations({ limit: 200 });
        for (const { id, status } of items) {
          if (status !== 'terminating') {
            await this.deleteWorkstation(id);
          }
        }
        await this.simulator.hurry();
        return items.length;
      }, PATIENCE)
      .toBe(0);
  }
}
