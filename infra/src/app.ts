// The app as CDK's own command runs it: cdk synth -c configuration=examples/small.yaml
import { App } from 'aws-cdk-lib';
import { ConfigurationError, loadConfiguration } from './configuration';
import { createApp } from './createApp';

function configurationFile(): string {
  const file =
    // This one only reads the context
    new App({ autoSynth: false }).node.tryGetContext('configuration') ??
    process.env.VDI_INFRA_CONFIGURATION;
  if (typeof file !== 'string' || file === '') {
    throw new ConfigurationError('The configuration', [
      {
        path: [],
        message:
          'Name its file with -c configuration=<file> or in VDI_INFRA_CONFIGURATION',
      },
    ]);
  }
  return file;
}

try {
  createApp(loadConfiguration(configurationFile())).synth();
} catch (error) {
  if (!(error instanceof ConfigurationError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
