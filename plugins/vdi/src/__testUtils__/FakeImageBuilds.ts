import type {
  ImageBuild,
  ImageBuildAction,
  ImageBuildDetail,
  ImageBuildStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import { refusal } from './refusal';
import { runningImageBuild } from './sampleImages';
import { ago, USER } from './samples';

const ME = { kind: 'user', ref: USER } as const;

const POSSIBLE: Partial<Record<ImageBuildStatus, ImageBuildAction[]>> = {
  queued: ['cancel'],
  building: ['cancel'],
  trying: ['cancel'],
  candidate: ['promote', 'reject', 'try'],
};

/** Builds of image projects in memory, newest first. */
export class FakeImageBuilds {
  private readonly byProject = new Map<string, ImageBuild[]>();
  private readonly details = new Map<string, Partial<ImageBuildDetail>>();
  private readonly byKey = new Map<string, string>();

  put(imageId: string, builds: ImageBuild[]): void {
    this.byProject.set(imageId, builds);
  }

  of(imageId: string): ImageBuild[] {
    return (this.byProject.get(imageId) ?? []).map(withActions);
  }

  describe(id: string, detail: Partial<ImageBuildDetail>): void {
    this.details.set(id, { ...this.details.get(id), ...detail });
  }

  patch(id: string, change: Partial<ImageBuild>): void {
    for (const [imageId, builds] of this.byProject) {
      this.byProject.set(
        imageId,
        builds.map(each => (each.id === id ? { ...each, ...change } : each)),
      );
    }
  }

  /** The default version before the present one. */
  before(imageId: string): ImageBuild | undefined {
    const builds = this.of(imageId);
    const present = builds.findIndex(({ isDefault }) => isDefault);
    return builds
      .slice(present + 1)
      .find(({ status }) => present >= 0 && status === 'promoted');
  }

  async find(id: string): Promise<ImageBuild> {
    for (const imageId of this.byProject.keys()) {
      const found = this.of(imageId).find(each => each.id === id);
      if (found) {
        return found;
      }
    }
    throw await refusal(404, `There is no build '${id}'.`);
  }

  async detail(id: string): Promise<ImageBuildDetail> {
    return {
      steps: [],
      packages: [],
      ...this.details.get(id),
      build: await this.find(id),
    };
  }

  async start(imageId: string, key?: string): Promise<ImageBuild> {
    const known = key && this.byKey.get(key);
    if (known) {
      return this.find(known);
    }
    const builds = this.of(imageId);
    if (builds[0]?.actions.includes('cancel')) {
      throw await refusal(
        409,
        'A build is under way; wait until it has ended.',
      );
    }
    const build = runningImageBuild((builds[0]?.number ?? 0) + 1, {
      imageId,
      status: 'queued',
      stage: undefined,
      requestedAt: ago(0),
      startedAt: undefined,
    });
    this.byProject.set(imageId, [build, ...builds]);
    if (key) {
      this.byKey.set(key, build.id);
    }
    return this.find(build.id);
  }

  async makeDefault(id: string): Promise<ImageBuild> {
    const { imageId } = await this.find(id);
    for (const each of this.of(imageId)) {
      this.patch(each.id, { isDefault: each.id === id });
    }
    this.patch(id, {
      status: 'promoted',
      promotedAt: ago(0),
      promotedBy: ME,
    });
    return this.find(id);
  }

  async act(id: string, action: ImageBuildAction): Promise<ImageBuild> {
    const { status } = await this.find(id);
    if (action === 'promote') {
      return this.makeDefault(id);
    }
    if (action === 'cancel' && POSSIBLE[status]?.includes('cancel')) {
      this.patch(id, { status: 'cancelled', endedAt: ago(0), decidedBy: ME });
    }
    if (action === 'reject') {
      this.patch(id, { status: 'rejected', decidedBy: ME });
    }
    if (action === 'try') {
      this.patch(id, {
        status: 'trying',
        failure: undefined,
        trial: { status: 'running', startedAt: ago(0) },
      });
    }
    return this.find(id);
  }
}

function withActions(build: ImageBuild): ImageBuild {
  // Its image exists, and only its test failed.
  const again: ImageBuildAction[] =
    build.status === 'failed' && build.amiId ? ['try'] : [];
  return { ...build, actions: POSSIBLE[build.status] ?? again };
}
