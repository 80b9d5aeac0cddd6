import { readFile } from 'node:fs/promises';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { AwsCallMeter } from './AwsCallMeter';
import { VdiMetrics } from './VdiMetrics';

interface Metric {
  name: string;
  kind: string;
  unit: string;
  meaning: string;
}

const DOCUMENT = resolvePackagePath(
  '@deskstage/backstage-plugin-vdi-backend',
  '../../docs/operations.md',
);

/** Every metric that the source creates. */
function created(): Metric[] {
  const metrics: Metric[] = [];
  const create =
    (kind: string) =>
    (name: string, options?: { unit?: string; description?: string }) => {
      metrics.push({
        name,
        kind,
        unit: options?.unit ?? '',
        meaning: options?.description ?? '',
      });
      return { add() {}, record() {} };
    };
  // Another kind of instrument fails here until it is listed too.
  const service = {
    createCounter: create('counter'),
    createHistogram: create('histogram'),
  } as unknown as MetricsService;
  expect(new VdiMetrics(service)).toBeDefined();
  expect(new AwsCallMeter(service)).toBeDefined();
  return metrics;
}

describe('the metrics', () => {
  it('are those that the guide lists, with their units and meanings', async () => {
    const guide = await readFile(DOCUMENT, 'utf8');
    const listed = [...guide.matchAll(/^\| `(vdi\.[a-z.]+)`.*$/gm)].map(
      ([row]) => {
        const [name, kind, unit, , meaning] = row
          .split('|')
          .slice(1)
          .map(cell => cell.trim().replace(/^`(.*)`$/, '$1'));
        return { name, kind, unit, meaning };
      },
    );
    expect(listed).toEqual(created());
  });
});
