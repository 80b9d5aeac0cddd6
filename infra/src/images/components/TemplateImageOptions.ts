import {
  SHARED_ACCOUNT,
  type TemplateConfiguration,
} from '../../configuration';
import type { WorkstationAgent } from '../../workstations';
import type { PackageList } from '../packages';

/** What the components of a template's image depend on. */
export interface TemplateImageOptions {
  readonly template: Pick<TemplateConfiguration, 'preset' | 'gpu' | 'identity'>;
  readonly packages: PackageList;
  /** Where the machines' CloudWatch agents send to */
  readonly agent: WorkstationAgent;
  /** Bucket and prefix of a mirror, as `s3://bucket/prefix` */
  readonly mirror?: string;
}

/** Name of the shared account, or nothing when the machines' people have accounts of their own. */
export function sharedAccount({ template }: TemplateImageOptions): string {
  return template.identity === 'shared' ? SHARED_ACCOUNT : '';
}
