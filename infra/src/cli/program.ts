import { Command } from 'commander';
import { appConfigCommand } from './appConfigCommand';
import type { CommandContext } from './CommandContext';
import { deployCommand } from './deployCommand';
import { destroyCommand } from './destroyCommand';
import { diffCommand } from './diffCommand';
import { doctorCommand } from './doctorCommand';
import { packagesCommand } from './packagesCommand';
import { configurationAt } from './configurationAt';
import { synthCommand } from './synthCommand';

const CDK_OPTIONS = "options for CDK's own command, after --";

/** The commands of `yarn infra`. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('infra')
    .description('Deploys what VDI for Backstage needs in AWS.')
    .showHelpAfterError()
    .enablePositionalOptions()
    // Of the script that starts this program, because it needs Python
    .addHelpText(
      'after',
      '\nBeside these, `check <configuration>` reads the template with checkov.',
    );
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<configuration>', 'YAML file of the deployment')
      .allowExcessArguments(false);
  addSynthesis(command, context);
  addLifecycle(command, context);

  command('doctor', 'checks the account before a deployment').action(file =>
    doctorCommand(context, configurationAt(file)),
  );
  command(
    'app-config',
    "prints the portal's configuration of a deployment",
  ).action(file => appConfigCommand(context, configurationAt(file)));
  program
    .command('packages')
    .description('records the checksums of packages that have none yet')
    .argument('[configuration]', 'only the packages of this deployment')
    .action(file => packagesCommand(context, file && configurationAt(file)));
  return program;
}

type AddCommand = (name: string, description: string) => Command;

function addSynthesis(command: AddCommand, context: CommandContext): void {
  command('synth', 'writes the templates, without network or credentials')
    .argument('[options...]', CDK_OPTIONS)
    .action((file, cdkOptions) =>
      synthCommand(context, configurationAt(file), { cdkOptions }),
    );
  command('diff', 'compares with what is deployed')
    .argument('[options...]', CDK_OPTIONS)
    .action((file, cdkOptions) =>
      diffCommand(context, configurationAt(file), { cdkOptions }),
    );
}

function addLifecycle(command: AddCommand, context: CommandContext): void {
  command('deploy', "deploys, and prints the portal's configuration")
    .argument('[options...]', CDK_OPTIONS)
    .option('--yes', 'ask nothing')
    .option('--force', 'deploy whatever the doctor would say')
    .action((file, cdkOptions, options) =>
      deployCommand(context, configurationAt(file), { ...options, cdkOptions }),
    );
  command('destroy', 'deletes what is deployed')
    .argument('[options...]', CDK_OPTIONS)
    .option('--yes', 'ask nothing')
    .action((file, cdkOptions, options) =>
      destroyCommand(context, configurationAt(file), {
        ...options,
        cdkOptions,
      }),
    );
}
