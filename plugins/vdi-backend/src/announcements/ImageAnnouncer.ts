import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  CATALOG_TOPIC,
  IMAGES_SIGNAL_CHANNEL,
  type ImageSignal,
} from '@deskstage/backstage-plugin-vdi-common';
import type { ImageStore } from '../images';
import { attemptToSend } from './attemptToSend';
import { imageNotificationOf } from './imageNotificationOf';
import { Rounds } from './Rounds';

/** Lines of the history that one round announces. */
const ROUND = 100;
/** How long lines are kept from other replicas, in milliseconds. */
const RESERVATION = 30_000;
/** Least time between two events for the catalog, in milliseconds. */
const CATALOG_PAUSE = 1000;

/**
 * Tells the world what happens to image projects: signals to their pages, notifications to their owners, events to the
 * catalog. A line of the history is announced once, or again after a crash in between.
 */
export class ImageAnnouncer {
  private readonly rounds: Rounds;
  private catalogTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: {
      store: Pick<ImageStore, 'unpublished' | 'markPublished'>;
      signals: SignalsService;
      notifications: NotificationService;
      /** Where the catalog listens. @default nowhere */
      events?: Pick<EventsService, 'publish'>;
      logger: LoggerService;
      clock: () => Date;
    },
  ) {
    this.rounds = new Rounds({
      round: () => this.round(),
      failure: 'the history of images could not be announced',
      logger: options.logger,
    });
  }

  /** A project or a build has changed: its pages load it again, and its history may have a new line. */
  changed(imageId: string): void {
    void attemptToSend('signal', this.options.logger, () =>
      this.options.signals.publish<ImageSignal>({
        recipients: { type: 'broadcast' },
        channel: IMAGES_SIGNAL_CHANNEL,
        message: { imageId },
      }),
    );
    this.kick();
  }

  /** What the catalog shows has changed. */
  tellCatalog(): void {
    const { events, clock } = this.options;
    if (!events) {
      return;
    }
    this.catalogTimer ??= setTimeout(() => {
      this.catalogTimer = undefined;
      void attemptToSend('event', this.options.logger, () =>
        events.publish({
          topic: CATALOG_TOPIC,
          eventPayload: { changedAt: clock().toISOString() },
        }),
      );
    }, CATALOG_PAUSE);
    this.catalogTimer.unref();
  }

  /** Announces what is new, without waiting for it. */
  kick(): void {
    this.rounds.kick();
  }

  /** Resolves when nothing is left to announce. */
  async drained(): Promise<void> {
    this.kick();
    await this.rounds.idle();
  }

  async stop(): Promise<void> {
    await this.rounds.idle();
    clearTimeout(this.catalogTimer);
  }

  /** Lines stay unannounced where it fails, and come up again. */
  private async round(): Promise<boolean> {
    const { store, notifications, clock } = this.options;
    const now = clock();
    const lines = await store.unpublished({
      now,
      until: new Date(now.getTime() + RESERVATION),
      limit: ROUND,
    });
    for (const line of lines) {
      const notification = imageNotificationOf(line);
      if (notification) {
        await attemptToSend('notification', this.options.logger, () =>
          notifications.send(notification),
        );
      }
    }
    if (lines.length > 0) {
      await store.markPublished(
        lines.map(each => each.id),
        clock(),
      );
      this.tellCatalog();
    }
    return lines.length === ROUND;
  }
}
