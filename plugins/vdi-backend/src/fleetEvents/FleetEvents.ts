import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { WorkQueue } from '../reconciler';
import type { TemplateCatalog } from '../templates';
import { parseFleetEvent } from './parseFleetEvent';

/** Topic under which the portal's events module hands on what AWS reports. */
export const FLEET_TOPIC = 'vdi-aws';

/**
 * Looks at once where AWS reports a change. An event only says where to look: what is there is read from EC2, so that
 * events which are lost, late, doubled or made up change nothing but the moment.
 */
export class FleetEvents {
  private readonly changed = new Set<string>();
  private hastening: Promise<void> | undefined;
  private warned = false;

  constructor(
    private readonly options: {
      queue: Pick<WorkQueue, 'hasten'>;
      templates: Pick<TemplateCatalog, 'forget'>;
      logger: LoggerService;
      clock: () => Date;
      /** Called when rows were made due. */
      onKick: () => void;
      /** Called when a build is somewhere else, with the name of its image. */
      onImage?: (imageName: string) => void;
    },
  ) {}

  async subscribe(events: EventsService): Promise<void> {
    await events.subscribe({
      id: 'vdi',
      topics: [FLEET_TOPIC],
      onEvent: ({ eventPayload }) => this.receive(eventPayload),
    });
  }

  /**
   * Takes one event as EventBridge writes it.
   *
   * @throws when the database does not answer; the sweep finds later what is missed then
   */
  async receive(payload: unknown): Promise<void> {
    const event = parseFleetEvent(payload);
    if (!event) {
      this.warnOnce();
    } else if (event.kind === 'image') {
      this.receiveImage(event);
    } else if (event.kind === 'instance') {
      this.changed.add(event.instanceId);
      this.hastening ??= this.hasten();
      await this.hastening;
    }
  }

  private receiveImage(event: { name?: string; isDone: boolean }): void {
    const { templates, onImage } = this.options;
    if (event.isDone) {
      templates.forget();
    }
    if (event.name) {
      onImage?.(event.name);
    }
  }

  /** What comes while the database is busy goes into the next statement, each instance once. */
  private async hasten(): Promise<void> {
    const { queue, clock, onKick } = this.options;
    try {
      while (this.changed.size > 0) {
        const instanceIds = [...this.changed];
        this.changed.clear();
        if ((await queue.hasten(instanceIds, clock())) > 0) {
          onKick();
        }
      }
    } finally {
      this.hastening = undefined;
    }
  }

  private warnOnce(): void {
    if (!this.warned) {
      this.warned = true;
      this.options.logger.warn(
        `VDI: dropped a message of the topic '${FLEET_TOPIC}' that is no event of EventBridge; it is not told again. Look at what else writes to the queue.`,
      );
    }
  }
}
