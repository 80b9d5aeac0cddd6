import type { Directory } from '../aws';
import type { HealthMonitor } from '../health';

/** Closes the gateways' way to a workstation before a request is answered; what fails here is done later. */
export class RouteCloser {
  constructor(
    private readonly options: {
      directory: Pick<Directory, 'closeRoute'>;
      health: HealthMonitor;
    },
  ) {}

  /** Whether it is closed now. */
  async close(id: string, epoch: number): Promise<boolean> {
    const { directory, health } = this.options;
    try {
      await directory.closeRoute(id, epoch);
      health.succeeded('directory');
      return true;
    } catch (error) {
      health.failed('directory', error);
      return false;
    }
  }
}
