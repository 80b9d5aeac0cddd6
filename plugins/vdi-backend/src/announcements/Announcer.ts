import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  FLEET_SIGNAL_CHANNEL,
  IMAGE_TEST_OWNER,
  WORKSTATION_SIGNAL_CHANNEL,
  type FleetSignal,
  type WorkstationSignal,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Announcement, History } from '../history';
import type { VdiMetrics } from '../metrics';
import { notificationOf } from './notificationOf';

/** Lines of the history that one round announces. */
const ROUND = 200;
/** Least time between two messages about the fleet, in milliseconds. */
const FLEET_PAUSE = 1000;

/**
 * Tells the world what the history says: signals to the owner and the fleet's viewers, notifications, metrics. A line
 * is announced once, or again after a crash in between.
 */
export class Announcer {
  private running: Promise<void> | undefined;
  private again = false;
  private fleetTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: {
      history: History;
      signals: SignalsService;
      notifications: NotificationService;
      metrics: VdiMetrics;
      logger: LoggerService;
      clock: () => Date;
    },
  ) {}

  /** Announces what is new, without waiting for it. */
  kick(): void {
    this.again = true;
    this.running ??= this.work().finally(() => {
      this.running = undefined;
      if (this.again) {
        this.kick();
      }
    });
  }

  /** Resolves when nothing is left to announce. */
  async drained(): Promise<void> {
    this.kick();
    await this.running;
  }

  async stop(): Promise<void> {
    await this.running;
    clearTimeout(this.fleetTimer);
  }

  private async work(): Promise<void> {
    const { history, clock, logger } = this.options;
    try {
      while (this.again) {
        this.again = false;
        const count = await history.drain({
          limit: ROUND,
          now: clock(),
          announce: announcements => this.announce(announcements),
        });
        this.again ||= count === ROUND;
      }
    } catch (error) {
      // The lines stay unannounced and come up again at the next kick.
      logger.warn(
        `VDI: the history could not be announced: ${stringifyError(error)}`,
      );
    }
  }

  private async announce(announcements: Announcement[]): Promise<void> {
    for (const announcement of announcements) {
      this.options.metrics.record(announcement);
      await Promise.all([this.signal(announcement), this.notify(announcement)]);
    }
    this.signalFleet();
  }

  private async signal({ workstation }: Announcement): Promise<void> {
    if (!workstation.ownerRef || workstation.ownerRef === IMAGE_TEST_OWNER) {
      return;
    }
    await this.attempt('signal', () =>
      this.options.signals.publish<WorkstationSignal>({
        recipients: { type: 'user', entityRef: workstation.ownerRef as string },
        channel: WORKSTATION_SIGNAL_CHANNEL,
        message: {
          workstationId: workstation.id,
          status: workstation.status,
          revision: workstation.revision,
        },
      }),
    );
  }

  private async notify(announcement: Announcement): Promise<void> {
    const notification = notificationOf(announcement);
    if (notification) {
      await this.attempt('notification', () =>
        this.options.notifications.send(notification),
      );
    }
  }

  /** Viewers of the fleet load the list again, so one message a second is enough for any number of changes. */
  private signalFleet(): void {
    this.fleetTimer ??= setTimeout(() => {
      this.fleetTimer = undefined;
      void this.attempt('signal', () =>
        this.options.signals.publish<FleetSignal>({
          recipients: { type: 'broadcast' },
          channel: FLEET_SIGNAL_CHANNEL,
          message: { changedAt: this.options.clock().toISOString() },
        }),
      );
    }, FLEET_PAUSE);
    this.fleetTimer.unref();
  }

  /** A portal without these plugins, or with an ill one, must not keep workstations from moving on. */
  private async attempt(
    what: string,
    action: () => Promise<void>,
  ): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.options.logger.warn(
        `VDI: a ${what} could not be sent: ${stringifyError(error)}`,
      );
    }
  }
}
