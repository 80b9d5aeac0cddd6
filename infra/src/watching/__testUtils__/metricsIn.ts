/** Namespace and name of every metric in the properties of alarms or the body of a dashboard. */
export function metricsIn(value: unknown): [string, string][] {
  if (Array.isArray(value)) {
    // A dashboard writes a metric as [namespace, name, dimension, value, …].
    return typeof value[0] === 'string' && /^(AWS|VDI)\b/.test(value[0])
      ? [[value[0], String(value[1])]]
      : value.flatMap(metricsIn);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  if ('MetricName' in value && 'Namespace' in value) {
    return [[String(value.Namespace), String(value.MetricName)]];
  }
  if ('expression' in value) {
    const [, namespace, name] =
      /Namespace="(.+?)" MetricName="(.+?)"/.exec(String(value.expression)) ??
      [];
    return name ? [[namespace, name]] : [];
  }
  return Object.values(value).flatMap(metricsIn);
}
