import { stringifyError } from '@backstage/errors';
import { AccessError, ThrottledError, UncertainError } from '../aws';
import { endStrayTrials, keepProject, type KeeperContext } from './keeper';
import { retryPause } from './lifecycle';

/** Projects that one replica works on at a time. */
const MOST = 4;
/** How long a project is kept from other replicas, in milliseconds; what is done twice does no harm. */
const RESERVATION = 5 * 60_000;
/** Failures in a row after which the log tells of them once, louder than before */
const LOUD = 3;
/** Pause between looks for workstations of trials whose project is gone, in milliseconds. */
const STRAY_INTERVAL = 60_000;

/**
 * Keeps image projects as people want them: makes and repairs their parts, starts and follows builds, tries and promotes
 * images, and deletes what is not needed. Any number of replicas may run it; each may die at any moment.
 */
export class ImageKeeper {
  private readonly active = new Map<string, Promise<void>>();
  private readonly failures = new Map<string, number>();
  private beginning: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private straysAt = 0;

  constructor(
    private readonly context: KeeperContext,
    private readonly options: {
      replicaId: string;
      /** Whether workstations may be started and ended: not before it is known whose they are. @default always */
      mayWork?: () => boolean;
    },
  ) {}

  /** Takes the projects that are due and begins to work on them. */
  begin(): Promise<void> {
    this.again = true;
    this.beginning ??= this.take().finally(() => {
      this.beginning = undefined;
    });
    return this.beginning;
  }

  /** Works until nothing is due. */
  async run(): Promise<void> {
    await this.begin();
    while (this.beginning || this.active.size > 0) {
      await this.beginning;
      await Promise.all(this.active.values());
    }
  }

  /** Looks at a project soon, without waiting for it; does nothing where there is none. */
  kick(projectId: string): void {
    const { store, clock, logger } = this.context;
    store
      .hasten(projectId, clock())
      .then(isThere => (isThere ? this.begin() : undefined))
      .catch(error =>
        logger.warn(
          `VDI: image project '${projectId}' is looked at later: ${stringifyError(
            error,
          )}`,
        ),
      );
  }

  /** Looks at the project whose image Image Builder told of. @param imageName - as in its ARN */
  kickImage(imageName: string): void {
    const prefix = `vdi-${this.context.deployment}-`;
    if (imageName.startsWith(prefix)) {
      this.kick(imageName.slice(prefix.length));
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.beginning;
    await Promise.all(this.active.values());
  }

  private async take(): Promise<void> {
    const { store, clock, logger } = this.context;
    try {
      while (this.again && !this.isIdle()) {
        this.again = false;
        const now = clock();
        const { projectIds } = await store.reserveDue({
          replicaId: this.options.replicaId,
          now,
          until: new Date(now.getTime() + RESERVATION),
          limit: MOST - this.active.size,
        });
        for (const projectId of projectIds) {
          this.work(projectId);
        }
        await this.endStrays(now);
      }
    } catch (error) {
      logger.warn(
        `VDI: image projects could not be looked at; it is tried again: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  private isIdle(): boolean {
    return (
      this.stopped ||
      this.active.size >= MOST ||
      this.options.mayWork?.() === false
    );
  }

  private work(projectId: string): void {
    const working = this.keep(projectId).finally(() => {
      this.active.delete(projectId);
      // There is room for another one.
      void this.begin();
    });
    this.active.set(projectId, working);
  }

  private async keep(projectId: string): Promise<void> {
    const { store, logger } = this.context;
    try {
      const { nextLookAt, errors } = await keepProject(this.context, projectId);
      const next = this.afterErrors(projectId, errors) ?? nextLookAt;
      if (next) {
        await store.release(projectId, this.options.replicaId, next);
      }
    } catch (error) {
      // Its reservation runs out.
      logger.warn(
        `VDI: image project '${projectId}' could not be looked at; it is tried again: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  /** When to look again after what went wrong; `undefined` when nothing did. */
  private afterErrors(projectId: string, errors: unknown[]): Date | undefined {
    if (errors.length === 0) {
      this.failures.delete(projectId);
      return undefined;
    }
    const { clock, policy, health, logger } = this.context;
    const failures = (this.failures.get(projectId) ?? 0) + 1;
    this.failures.set(projectId, failures);
    const ofAws = errors.find(isOfAws);
    if (ofAws) {
      health.failed('images', ofAws);
    }
    const message = `VDI: image project '${projectId}' is looked at again: ${stringifyError(
      errors[0],
    )}`;
    if (failures === LOUD) {
      logger.warn(message);
    } else {
      logger.debug(message);
    }
    return new Date(clock().getTime() + retryPause(failures, policy));
  }

  /** A project that was lost with a part of the database must leave no machine behind. */
  private async endStrays(now: Date): Promise<void> {
    if (now.getTime() - this.straysAt < STRAY_INTERVAL) {
      return;
    }
    this.straysAt = now.getTime();
    const projects = await this.context.store.allProjects();
    await endStrayTrials(this.context, {
      needed: new Set(projects.map(each => each.id)),
    });
  }
}

function isOfAws(error: unknown): boolean {
  return (
    error instanceof AccessError ||
    error instanceof ThrottledError ||
    error instanceof UncertainError
  );
}
