import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { propertiesByName } from '../../__testUtils__';

/** What came of an event: the handler's answer and what was logged about it. */
export interface Outcome {
  answer: { statusCode: number; body: string } | undefined;
  log: Record<string, unknown>;
}

interface FunctionProperties {
  FunctionName: string;
  Handler: string;
  Code: { S3Key: string };
}

/** A function as a synthesis publishes it: its asset in the cloud assembly, run by a Node of its own. */
export class DeployedFunction {
  private constructor(
    private readonly folder: string,
    /** Such as `index.handler` */
    private readonly handler: string,
  ) {}

  /** @param name - of the function */
  static find(assembly: CloudAssembly, name: string): DeployedFunction {
    const [{ template, stackName }] = assembly.stacks;
    const { [name]: deployed } = propertiesByName<FunctionProperties>(
      Template.fromJSON(template),
      'AWS::Lambda::Function',
      'FunctionName',
    );
    const manifest = JSON.parse(
      readFileSync(
        join(assembly.directory, `${stackName}.assets.json`),
        'utf8',
      ),
    );
    const hash = deployed.Code.S3Key.replace(/\.zip$/, '');
    const { path } = manifest.files[hash].source;
    return new DeployedFunction(
      join(assembly.directory, path),
      deployed.Handler,
    );
  }

  /** Hands the events to the handler, one after the other. */
  async invoke(
    events: object[],
    environment: Record<string, string>,
  ): Promise<Outcome[]> {
    const [file, name] = this.handler.split('.');
    const url = pathToFileURL(join(this.folder, `${file}.mjs`));
    const code = `const { ${name} } = await import('${url}');
      for (const event of ${JSON.stringify(events)}) {
        const answer = await ${name}(event, { awsRequestId: 'test' });
        process.stdout.write(JSON.stringify(answer ?? null) + '\\n');
      }`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', code],
      // Outside of the project, so that nothing but the bundle can be loaded
      { cwd: this.folder, env: { ...environment, PATH: process.env.PATH } },
    );
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    return events.map((_, index) => ({
      log: lines[2 * index],
      answer: lines[2 * index + 1] ?? undefined,
    }));
  }
}
