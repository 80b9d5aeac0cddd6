import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The feature flags of CDK that the templates are made with. They lie in `cdk.json`, where CDK's own tools look for
 * them, and hold for every way to make an app, so that tests see what is deployed.
 */
export function featureFlags(): Record<string, unknown> {
  const file = join(__dirname, '..', 'cdk.json');
  return JSON.parse(readFileSync(file, 'utf8')).context;
}
