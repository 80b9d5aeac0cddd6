import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { COUNTED } from '../gateways/GatewayLogs';
import { metricsIn } from './__testUtils__/metricsIn';
import { isPublished, portalMetrics } from './__testUtils__/publishedMetrics';
import { synthesizeWatching } from './__testUtils__/synthesizeWatching';
import { FLEET_METRICS, FLEET_NAMESPACE } from './fleetMetrics';
import { GATEWAY_LOG_METRICS } from './gatewayMetrics';

const DOCS = resolve(__dirname, '../../../docs/alarms.md');

/** What silence of its metric means to each alarm. */
const ALARMS = {
  'gateways-unhealthy': 'notBreaching',
  'gateways-too-few': 'breaching',
  'gateways-at-maximum': 'notBreaching',
  'gateway-certificate-expiring': 'notBreaching',
  'gateway-certificate-refused': 'notBreaching',
  'gateway-configuration-refused': 'notBreaching',
  'gateway-start-failures': 'notBreaching',
  'gateway-refresh-errors': 'notBreaching',
  'resolver-errors': 'notBreaching',
  'resolver-latency': 'notBreaching',
  'resolver-throttles': 'notBreaching',
  'authenticator-errors': 'notBreaching',
  'authenticator-latency': 'notBreaching',
  'authenticator-throttles': 'notBreaching',
  'api-errors': 'notBreaching',
  'directory-throttles': 'notBreaching',
  'portal-silent': 'breaching',
  'stuck-workstations': 'ignore',
  'failed-workstations': 'ignore',
  'orphan-instances': 'ignore',
  'pool-empty': 'ignore',
  'queue-age': 'notBreaching',
  'dead-letters': 'notBreaching',
};

describe('alarms', () => {
  const { propertiesOf, topic } = synthesizeWatching();
  const alarms = propertiesOf('AWS::CloudWatch::Alarm');
  const named = (name: string) =>
    alarms.find(({ AlarmName }) => AlarmName === `vdi-test-${name}`);

  it('are these, each with a meaning of silence of its own', () => {
    expect(
      Object.fromEntries(
        alarms.map(({ AlarmName, TreatMissingData }) => [
          AlarmName.replace('vdi-test-', ''),
          TreatMissingData,
        ]),
      ),
    ).toEqual(ALARMS);
  });

  it.each(Object.keys(ALARMS))(
    '%s tells the topic what it means and what to do first',
    name => {
      const alarm = named(name);
      expect(alarm).toMatchObject({
        AlarmActions: [topic],
        OKActions: [topic],
        AlarmDescription: expect.stringMatching(
          new RegExp(
            `^\\S.{20,}\\. First: \\S.{20,}\\. More: docs/alarms\\.md#${name}$`,
          ),
        ),
      });
      // CloudWatch takes no more.
      expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(1024);
    },
  );

  it('have a section in the documentation, with what is told without an alarm', () => {
    const headings = readFileSync(DOCS, 'utf8').matchAll(/^### (\S+)$/gm);
    expect([...headings].map(([, heading]) => heading).sort()).toEqual(
      [...Object.keys(ALARMS), 'image-failed', 'budget'].sort(),
    );
  });

  it('watch metrics that somebody publishes', () => {
    const metrics = alarms.flatMap(metricsIn);
    expect(metrics.length).toBeGreaterThanOrEqual(alarms.length);
    expect(metrics.filter(metric => !isPublished(...metric))).toEqual([]);
    expect(isPublished('AWS/Lambda', 'Mistakes')).toBe(false);
  });

  it('know the metrics of the portal and of the log of the gateways by their names', () => {
    expect(portalMetrics()).toEqual({
      namespace: FLEET_NAMESPACE,
      names: expect.any(Array),
    });
    expect(portalMetrics().names.sort()).toEqual([...FLEET_METRICS].sort());
    expect([...GATEWAY_LOG_METRICS].sort()).toEqual(
      Object.keys(COUNTED).sort(),
    );
  });

  it('watch the fleet of this deployment alone', () => {
    for (const alarm of alarms.filter(
      ({ Namespace }) => Namespace === FLEET_NAMESPACE,
    )) {
      expect(alarm.Dimensions).toEqual([{ Name: 'Deployment', Value: 'test' }]);
    }
  });

  it('tell of slow functions well before the gateway gives up after 10 s', () => {
    for (const name of ['resolver', 'authenticator']) {
      expect(named(`${name}-latency`)).toMatchObject({
        MetricName: 'Duration',
        ExtendedStatistic: 'p99',
        Threshold: 3000,
      });
    }
  });

  it('tell of no gateway at all, whether it is reported as none or not reported', () => {
    expect(named('gateways-too-few')).toMatchObject({
      Metrics: expect.arrayContaining([
        expect.objectContaining({
          Expression: 'IF(FILL(healthy, 0) < minimum, 1, 0)',
        }),
        expect.objectContaining({
          Id: 'healthy',
          MetricStat: expect.objectContaining({ Stat: 'Minimum' }),
        }),
      ]),
      TreatMissingData: 'breaching',
    });
  });
});
