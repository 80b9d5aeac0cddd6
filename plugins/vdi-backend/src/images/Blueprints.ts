import { ServiceUnavailableError } from '@backstage/errors';
import { AccessError, type ImageBlueprint, type ImageFactory } from '../aws';
import type { HealthMonitor } from '../health';

/** How old an answer may be; milliseconds. */
const AGE = 30_000;

/** What images are built from, read from Image Builder and kept for a short while. */
export class Blueprints {
  private known:
    | { at: Date; blueprints: Map<string, ImageBlueprint> }
    | undefined;
  private reading: Promise<Map<string, ImageBlueprint>> | undefined;

  constructor(
    private readonly options: {
      images: Pick<ImageFactory, 'blueprints'>;
      health: HealthMonitor;
      clock: () => Date;
    },
  ) {}

  /** By template id. */
  async all(): Promise<Map<string, ImageBlueprint>> {
    const { clock } = this.options;
    if (this.known && clock().getTime() - this.known.at.getTime() <= AGE) {
      return this.known.blueprints;
    }
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  forget(): void {
    this.known = undefined;
  }

  private async read(): Promise<Map<string, ImageBlueprint>> {
    const { images, health, clock } = this.options;
    try {
      const at = clock();
      const blueprints = await images.blueprints();
      health.succeeded('images');
      this.known = { at, blueprints };
      return blueprints;
    } catch (error) {
      health.failed('images', error);
      throw new ServiceUnavailableError(
        error instanceof AccessError
          ? 'AWS does not let the portal read image pipelines. Its administrators can see why under Operations.'
          : 'Image Builder does not answer. Try again in a minute.',
      );
    }
  }
}
