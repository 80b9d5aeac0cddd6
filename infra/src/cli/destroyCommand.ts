import type { Configuration } from '../configuration';
import { stackName } from '../createApp';
import type { CommandContext } from './CommandContext';
import { UserError } from './UserError';

/** Options of {@link destroyCommand}. */
export interface DestroyOptions {
  /** Asks nothing. */
  readonly yes?: boolean;
  /** For CDK's own command */
  readonly cdkOptions?: string[];
}

/**
 * Deletes the stack of a deployment.
 *
 * @throws UserError while workstations or image projects exist or the stack is protected, when the person does not agree, or when CDK fails
 */
export async function destroyCommand(
  context: CommandContext,
  configuration: Configuration,
  { yes = false, cdkOptions = [] }: DestroyOptions,
): Promise<void> {
  const { terminal, deployments } = context;
  const { account, region } = configuration;
  const stack = stackName(configuration);
  const [workstations, imageProjects, isProtected] = await Promise.all([
    deployments.countWorkstations(configuration),
    deployments.countImageProjects(configuration),
    deployments.isProtected(configuration),
  ]);
  const reasons = obstacles(configuration, {
    workstations,
    imageProjects,
    isProtected,
  });
  if (reasons.length > 0) {
    throw new UserError(
      [`${stack} is not deleted:`, ...reasons.map(r => `  - ${r}`)].join('\n'),
    );
  }
  terminal.say(`What stays when ${stack} is deleted:`);
  whatStays(configuration).forEach(what => terminal.say(`  - ${what}`));
  const question = `Delete ${stack} in account ${account}, region ${region}?`;
  if (!yes && !(await terminal.ask(question))) {
    throw new UserError('Nothing was deleted.');
  }
  const { directory } = context.synthesize(configuration);
  await context.runCdk([
    ...['destroy', stack, '--app', directory, '--force'],
    ...cdkOptions,
  ]);
}

/** Why a deployment cannot be deleted yet, each with what to do. */
export function obstacles(
  configuration: Configuration,
  found: { workstations: number; imageProjects: number; isProtected: boolean },
): string[] {
  const reasons = [];
  if (found.workstations > 0) {
    reasons.push(
      `${exist(
        found.workstations,
        'workstation',
      )} in it; terminate them in the portal, so that their owners learn of it.`,
    );
  }
  if (found.imageProjects > 0) {
    reasons.push(
      `${exist(
        found.imageProjects,
        'image project',
      )} in it; delete them in the portal, which takes down their pipelines and images.`,
    );
  }
  if (configuration.gateway.deletionProtection) {
    reasons.push(
      'The load balancer is protected; set gateway.deletionProtection: false and deploy that.',
    );
  }
  if (found.isProtected) {
    reasons.push(
      `The stack is protected; run 'aws cloudformation update-termination-protection --no-enable-termination-protection --region ${
        configuration.region
      } --stack-name ${stackName(configuration)}'.`,
    );
  }
  return reasons;
}

function exist(count: number, what: string): string {
  return count === 1 ? `1 ${what} exists` : `${count} ${what}s exist`;
}

/** What outlives the stack. */
export function whatStays({
  deployment,
  environment,
}: Configuration): string[] {
  return [
    'images (AMIs) that were built, with their snapshots, which cost by the gigabyte',
    `passwords of workstations in Secrets Manager under vdi/${deployment}/, until their recovery window ends`,
    ...(environment === 'production'
      ? [
          `the directory, the DynamoDB table vdi-${deployment}-directory, which is protected from deletion`,
          'the keys in KMS, without which nothing of the rest can be read',
          'the logs in CloudWatch and the log bucket of the images',
        ]
      : []),
  ];
}
