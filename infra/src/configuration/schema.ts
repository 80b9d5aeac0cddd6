import { z } from 'zod';
import { gatewaySchema } from './gatewaySchema';
import { imagesSchema } from './imagesSchema';
import { networkSchema } from './networkSchema';
import { portalSchema } from './portalSchema';
import {
  DEFAULT_TEMPLATES,
  type PRESETS,
  templateSchema,
} from './templateSchema';
import { text } from './values';
import { watchingSchema } from './watchingSchema';

/** The configuration file of one deployment. */
export const configurationSchema = z.strictObject({
  /** Id of the deployment: prefix of every name, and value of the tag `vdi:deployment` */
  deployment: text(
    /^[a-z][a-z0-9-]{1,19}$/,
    'takes 2 to 20 lower-case letters, digits and dashes, and begins with a letter',
  ),
  account: text(/^\d{12}$/, 'takes the 12 digits of an AWS account, in quotes'),
  region: z.string({ error: 'takes a region of AWS such as eu-west-1' }),
  /** What happens to the directory, the keys and the logs when the stack is deleted */
  environment: z.enum(['production', 'development']).default('production'),
  /** Tags on everything, beside `vdi:deployment` */
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
  network: networkSchema.prefault({}),
  gateway: gatewaySchema,
  /** TCP and UDP port of the gateways and of the workstations */
  port: z.int().min(1024).max(65_535).default(8443),
  images: imagesSchema.prefault({}),
  templates: z
    .array(templateSchema)
    .min(1, 'takes one template or more')
    .max(20, 'takes twenty templates or fewer')
    .default(DEFAULT_TEMPLATES),
  portal: portalSchema.prefault({}),
  watching: watchingSchema.prefault({}),
});

/** The configuration as written, before the defaults are filled in. */
export type ConfigurationInput = z.input<typeof configurationSchema>;
/** The configuration of one deployment, complete. */
export type Configuration = z.output<typeof configurationSchema>;
export type NetworkConfiguration = Configuration['network'];
export type GatewayConfiguration = Configuration['gateway'];
export type TemplateConfiguration = Configuration['templates'][number];
export type ImagesConfiguration = Configuration['images'];
export type PortalConfiguration = Configuration['portal'];
export type WatchingConfiguration = Configuration['watching'];
export type Preset = (typeof PRESETS)[number];
