import { readFile } from 'node:fs/promises';
import type { MetricOptions } from '@backstage/backend-plugin-api/alpha';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
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
  const note = (
    kind: string,
    name: string,
    { unit = '', description = '' }: MetricOptions = {},
  ) => metrics.push({ name, kind, unit, meaning: description });
  // Another kind of instrument fails here until it is listed too: the mock answers with nothing.
  const service = metricsServiceMock.mock({
    createCounter: (name, options) => {
      note('counter', name, options);
      return { add() {} };
    },
    createHistogram: (name, options) => {
      note('histogram', name, options);
      return { record() {} };
    },
  });
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
