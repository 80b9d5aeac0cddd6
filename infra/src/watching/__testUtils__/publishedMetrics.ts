import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { COUNTED } from '../../gateways/GatewayLogs';

const ROOT = resolve(__dirname, '../../../..');
const PLUGIN = join(ROOT, 'plugins/vdi-backend/src');

/** What the gateways report. https://docs.aws.amazon.com/dcv/latest/gw-admin/metrics.html */
const BY_STATSD = [
  'CurrentConnectedClients',
  'ConnectionThrottledCount',
  'TargetUnreachableErrorCount',
  'SessionResolverNotFoundCount',
  'SessionResolverConnectionErrorCount',
  'ClientFailureLoginAuthenticationFailedCount',
];

/** The namespace and the names that the backend plugin publishes, read from its source so that they cannot drift. */
export function portalMetrics(): { namespace?: string; names: string[] } {
  const adapter = readFileSync(
    join(PLUGIN, 'aws/cloudWatch/CloudWatchMetrics.ts'),
    'utf8',
  );
  const source = readFileSync(join(PLUGIN, 'metrics/measureFleet.ts'), 'utf8');
  const [, names = ''] =
    /FLEET_METRIC_NAMES = \{([\s\S]*?)\} as const/.exec(source) ?? [];
  return {
    namespace: /NAMESPACE = '(.*)'/.exec(adapter)?.[1],
    names: [...names.matchAll(/: '(\w+)'/g)].map(([, name]) => name),
  };
}

/** Whether somebody publishes the metric: AWS by CDK's own lists, the portal, or the gateways. */
export function isPublished(namespace: string, name: string): boolean {
  if (namespace === portalMetrics().namespace) {
    return portalMetrics().names.includes(name);
  }
  if (namespace.startsWith('AWS/')) {
    return awsMetrics().some(
      source =>
        source.includes(`"${namespace}"`) && source.includes(`"${name}"`),
    );
  }
  return name in COUNTED || BY_STATSD.includes(name);
}

let lists: string[] | undefined;

/** The lists of metrics that come with CDK, one for each service. */
function awsMetrics(): string[] {
  const library = dirname(require.resolve('aws-cdk-lib/package.json'));
  lists ??= readdirSync(library)
    .filter(name => name.startsWith('aws-'))
    .flatMap(name => {
      const folder = join(library, name, 'lib');
      return readdirSync(folder)
        .filter(file => file.endsWith('canned-metrics.generated.js'))
        .map(file => readFileSync(join(folder, file), 'utf8'));
    });
  return lists;
}
