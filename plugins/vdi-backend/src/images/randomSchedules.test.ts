import { TestDatabases } from '@backstage/backend-test-utils';
import { Random } from '../__testUtils__/Random';
import {
  ImageTown,
  PROJECT,
  type ImageReplica,
} from './__testUtils__/ImageTown';
import { AMARA } from './__testUtils__/imageBuilders';
import type { ImageBuildRecord } from './model';

jest.setTimeout(600_000);

/** `VDI_SEED=17` repeats one schedule; `VDI_SEEDS=1000` tries more of them. */
const ONLY = process.env.VDI_SEED ? Number(process.env.VDI_SEED) : undefined;
const SEEDS = Number(process.env.VDI_SEEDS ?? 30);
const STEPS = 50;

/** What can happen at one moment. Weights are the numbers of entries. */
const MOMENTS = [
  ...Array(4).fill('ask'),
  'cancel',
  'promote',
  'try',
  'reject',
  ...Array(2).fill('change'),
  'outside',
  ...Array(3).fill('fault'),
  'break',
  ...Array(4).fill('crash'),
  'together',
  ...Array(16).fill('work'),
] as const;

const ACTIONS = [
  'CreateComponent',
  'CreateImageRecipe',
  'CreateImagePipeline',
  'UpdateImagePipeline',
  'StartImagePipelineExecution',
  'ListImagePipelineImages',
  'GetImage',
  'CancelImageCreation',
];

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

/** Two backends, a team that changes its mind, and an AWS that fails now and then. */
class Life {
  readonly problems: string[] = [];
  private readonly replicas: ImageReplica[];
  private outside = 0;
  /** Builds that have passed a trial */
  private readonly proven = new Set<string>();

  constructor(
    private readonly town: ImageTown,
    private readonly random: Random,
  ) {
    this.replicas = [town.replica(), town.replica()];
  }

  async step(): Promise<void> {
    const { random, town } = this;
    const build = await this.someBuild();
    switch (random.pick(MOMENTS)) {
      case 'ask':
        // Refused while another one is under way.
        await town.request().catch(() => {});
        break;
      case 'cancel':
        if (build && /queued|building|trying/.test(build.status)) {
          await this.want(build, { cancelRequested: true, decidedBy: AMARA });
        }
        break;
      case 'promote':
        if (build?.trialStatus === 'passed' && build.status !== 'retired') {
          await this.want(build, {
            promotionWanted: { by: AMARA, as: 'promoted' },
          });
        }
        break;
      case 'try':
        if (build && /candidate|promoted/.test(build.status)) {
          await this.want(build, {
            status: 'trying',
            trialStatus: null,
            trialWorkstationId: null,
          });
        }
        break;
      case 'reject':
        if (build?.status === 'candidate') {
          await this.want(build, { status: 'rejected', promotionWanted: null });
        }
        break;
      case 'change':
        await town
          .change({
            description: `Change ${random.below(1000)}`,
            promotion: random.pick(['automatic', 'automatic', 'approval']),
            installScript: random.chance(0.2) ? 'exit 3' : 'echo yes',
          })
          .catch(() => {});
        break;
      case 'outside':
        await this.beginOutside();
        break;
      case 'fault':
        town.town.simulator.control.addFault({
          kind: random.pick(['throttle', 'lost-response']),
          service: 'imagebuilder',
          action: random.pick(ACTIONS),
          count: 1,
        });
        break;
      case 'break':
        if (build?.amiId && build.status !== 'retired') {
          town.town.simulator.control.setImageBroken(
            build.amiId,
            random.chance(0.6),
          );
        }
        break;
      case 'crash':
        await this.crash();
        break;
      case 'together':
        await Promise.all(this.replicas.map(({ keeper }) => keeper.run()));
        break;
      default:
        await this.work();
    }
    await this.look();
  }

  /** All is well with AWS from now on: everything comes to its end. */
  async settle(): Promise<void> {
    const { town } = this;
    town.town.simulator.control.setFaults([]);
    await town.until(
      this.replicas[0],
      async () =>
        (
          await town.builds()
        ).every(each => !/queued|building|trying/.test(each.status)) &&
        (await town.trials()).length === 0,
      120,
    );
    await town.pass(this.replicas[0], 900);
    await this.look();
    await this.compareWithAws();
  }

  private async work(): Promise<void> {
    const replica = this.random.pick(this.replicas);
    for (let round = 0; round < 4; round += 1) {
      await replica.keeper.run();
      await replica.backend.reconciler.run();
      this.town.town.pass(1 + this.random.below(15));
    }
  }

  /** One of the backends dies at any of its calls, and another one takes its place. */
  private async crash(): Promise<void> {
    const index = this.random.below(2);
    const { process, keeper, backend } = this.replicas[index];
    process.killAfter(this.random.below(60));
    for (let round = 0; round < 5 && !process.dead; round += 1) {
      await keeper.run();
      await backend.reconciler.run().catch(() => {});
      this.town.town.pass(5);
    }
    process.kill();
    this.replicas[index] = this.town.replica();
  }

  private async beginOutside(): Promise<void> {
    const { pipelineArn } = await this.town.find();
    if (pipelineArn) {
      const { aws } = this.town.town.replica();
      try {
        await aws.images.start(pipelineArn, `outside-${this.outside}`);
        this.outside += 1;
      } catch {
        // It may have begun; asked again under the same token it is the same one.
        this.town.town.simulator.control.setFaults([]);
        await aws.images.start(pipelineArn, `outside-${this.outside}`);
        this.outside += 1;
      }
    }
  }

  private async someBuild(): Promise<ImageBuildRecord | undefined> {
    const builds = await this.town.builds();
    return builds.length > 0 ? this.random.pick(builds) : undefined;
  }

  private async want(
    build: ImageBuildRecord,
    patch: Parameters<ImageTown['want']>[1],
  ): Promise<void> {
    await this.town.want(build.number, patch);
  }

  /** What must be so at every moment. */
  private async look(): Promise<void> {
    const version = await this.town.defaultVersion();
    const builds = await this.town.builds();
    const current = builds.find(
      each => each.templateVersion === version && version !== undefined,
    );
    for (const { id, trialStatus } of builds) {
      if (trialStatus === 'passed') {
        this.proven.add(id);
      }
    }
    if (current && !this.proven.has(current.id)) {
      this.problems.push(
        `build ${current.number} became the default in status ${current.status} with its trial ${current.trialStatus}`,
      );
    }
    if (current?.discardedAt) {
      this.problems.push(`the default, build ${current.number}, was deleted`);
    }
    const running = (await this.town.trials()).filter(
      each => each.intent === 'run' && each.status !== 'failed',
    );
    const tried = builds.filter(each => each.status === 'trying').length;
    // Those of trials that were begun anew have a moment to end.
    if (running.length > tried + 3) {
      this.problems.push(`${running.length} workstations are tried at once`);
    }
  }

  /** Every build of the pipeline is known once, and no build that the portal began was begun twice. */
  private async compareWithAws(): Promise<void> {
    const { aws } = this.town.town.replica();
    const { pipelineArn } = await this.town.find();
    const builds = await this.town.builds();
    const images = pipelineArn ? await aws.images.images(pipelineArn) : [];
    const known = new Set(builds.map(each => each.imageArn));
    for (const { imageArn } of images) {
      if (!known.has(imageArn)) {
        this.problems.push(`nobody knows ${imageArn}`);
      }
    }
    const foreign = builds.filter(each => each.trigger === 'outside');
    if (foreign.length !== this.outside) {
      this.problems.push(
        `${this.outside} builds began outside, and ${foreign.length} were taken for such`,
      );
    }
  }
}

describe('image projects under random schedules', () => {
  const seeds =
    ONLY === undefined
      ? Array.from({ length: SEEDS }, (_, index) => index + 1)
      : [ONLY];

  it.each(seeds)('seed %d', async seed => {
    const town = await ImageTown.create(await databases.init('SQLITE_3'), {
      seed,
    });
    try {
      await town.project();
      const life = new Life(town, new Random(seed));
      for (let step = 0; step < STEPS; step += 1) {
        await life.step();
      }
      await life.settle();
      expect(life.problems).toEqual([]);
      expect(await town.store.project(PROJECT)).toMatchObject({
        status: 'ready',
      });
    } finally {
      await town.close();
    }
  });
});
