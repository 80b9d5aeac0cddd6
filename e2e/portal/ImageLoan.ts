import { expect } from '@playwright/test';
import type {
  ImageBuild,
  ImageProjectSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import type { PersonApi } from './PersonApi';
import type { Simulator } from './Simulator';

// A build takes as long as it takes, of the simulated kind about 25 seconds.
const PATIENCE = { timeout: 120_000, intervals: [500] };

/** Lets a test have image projects, and takes them down afterwards. */
export class ImageLoan {
  private readonly ids: string[] = [];

  constructor(
    private readonly administrator: PersonApi,
    private readonly simulator: Simulator,
  ) {}

  /** An id that no test has used before. What is called so ends with the test. */
  newId(prefix: string): string {
    const id = `${prefix}-${Date.now().toString(36)}`;
    this.ids.push(id);
    return id;
  }

  /** A project of the payments team on the image that people develop with. */
  async create(
    prefix: string,
    settings: Partial<ImageProjectSettings> = {},
  ): Promise<string> {
    const id = this.newId(prefix);
    await this.administrator.images.create({
      id,
      owner: 'group:default/payments',
      settings: {
        name: id,
        base: { templateId: 'ubuntu-developer' },
        instanceTypes: ['m7i.xlarge'],
        ...settings,
      },
    });
    return id;
  }

  /** Waits until the newest build is as wanted, without the time that machines take. */
  async waitFor(
    id: string,
    wanted: Partial<ImageBuild> & Pick<ImageBuild, 'number'>,
  ): Promise<ImageBuild> {
    const { images } = this.administrator;
    const newest = async () => (await images.listBuilds(id)).items[0];
    await expect
      .poll(async () => {
        await this.simulator.hurry();
        return newest();
      }, PATIENCE)
      .toMatchObject(wanted);
    return newest();
  }

  async giveBack(): Promise<void> {
    const { images } = this.administrator;
    const exists = async (id: string) =>
      (await images.list()).items.some(project => project.id === id);
    const made: string[] = [];
    for (const id of this.ids.splice(0)) {
      if (await exists(id)) {
        await this.administrator.deleteAll();
        await images.delete(id);
        made.push(id);
      }
    }
    for (const id of made) {
      await expect.poll(() => exists(id), PATIENCE).toBe(false);
    }
  }
}
