import { App } from 'aws-cdk-lib';
import type { Configuration } from './configuration';
import { featureFlags } from './featureFlags';
import { VdiStack } from './VdiStack';

/** Options of {@link createApp}. */
export interface CreateAppOptions {
  /**
   * Where `synth` writes the templates
   *
   * @default - where the CDK command that runs the app wants them, or a temporary folder
   */
  readonly outdir?: string;
}

/** The CDK app of one deployment. Nothing is looked up, so synthesis needs neither network nor credentials. */
export function createApp(
  configuration: Configuration,
  options: CreateAppOptions = {},
): App {
  const app = new App({
    outdir: options.outdir,
    analyticsReporting: false,
    context: featureFlags(),
  });
  new VdiStack(app, stackName(configuration), { configuration });
  return app;
}

/** The name of the deployment's stack in CloudFormation. */
export function stackName({ deployment }: Configuration): string {
  return `vdi-${deployment}`;
}
