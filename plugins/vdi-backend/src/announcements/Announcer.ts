import type { LoggerService } from '@backstage/backend-plugin-api';
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
import { attemptToSend } from './attemptToSend';
import { notificationOf } from './notificationOf';
import { Rounds } from './Rounds';

/** Lines of the history that one round announces. */
const ROUND = 200;
/** Least time between two messages about the fleet, in milliseconds. */
const FLEET_PAUSE = 1000;

/**
 * Tells the world what the history says: signals to the owner and the fleet's viewers, notifications, metrics. A line
 * is announced once, or again after a crash in between.
 */
export class Announcer {
  private readonly rounds: Rounds;
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
  ) {
    this.rounds = new Rounds({
      round: () => this.round(),
      failure: 'the history could not be announced',
      logger: options.logger,
    });
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
    clearTimeout(this.fleetTimer);
  }

  /** Lines stay unannounced where it fails, and come up again. */
  private async round(): Promise<boolean> {
    const { history, clock } = this.options;
    const count = await history.drain({
      limit: ROUND,
      now: clock(),
      announce: announcements => this.announce(announcements),
    });
    return count === ROUND;
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
    await attemptToSend('signal', this.options.logger, () =>
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
      await attemptToSend('notification', this.options.logger, () =>
        this.options.notifications.send(notification),
      );
    }
  }

  /** Viewers of the fleet load the list again, so one message a second is enough for any number of changes. */
  private signalFleet(): void {
    this.fleetTimer ??= setTimeout(() => {
      this.fleetTimer = undefined;
      void attemptToSend('signal', this.options.logger, () =>
        this.options.signals.publish<FleetSignal>({
          recipients: { type: 'broadcast' },
          channel: FLEET_SIGNAL_CHANNEL,
          message: { changedAt: this.options.clock().toISOString() },
        }),
      );
    }, FLEET_PAUSE);
    this.fleetTimer.unref();
  }
}
