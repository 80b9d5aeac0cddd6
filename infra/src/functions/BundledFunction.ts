import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Keys } from '../keys';
import { bundledCode, type BundleName } from './bundledCode';

/** Options of {@link BundledFunction}. */
export interface BundledFunctionProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  /** What happens to the logs when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long the logs are kept; days */
  readonly logRetentionDays: number;
  /** Which code; also the last part of the function's name */
  readonly code: BundleName;
  readonly description: string;
  readonly environment: Record<string, string>;
  readonly timeout: Duration;
  /** What it may do beside writing its log */
  readonly statements: iam.PolicyStatement[];
}

/**
 * A function of `lambdas`: Node on Graviton, with a log group of its own and a role that may do what it is given and
 * write that log.
 *
 * It is in no VPC, because it calls nothing but AWS, and nothing can call it there. No concurrency is reserved: what is
 * reserved is taken from all other functions of the account, and is refused where its quota is small. It is not traced,
 * because with one call to AWS a trace says no more than the log line and the metrics of both services.
 */
export class BundledFunction extends Construct {
  readonly function: lambda.Function;
  readonly logGroup: logs.LogGroup;
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id);
    const functionName = `vdi-${props.deployment}-${props.code}`;
    this.logGroup = new logs.LogGroup(this, 'Logs', {
      retention: props.logRetentionDays,
      encryptionKey: props.keys.logs,
      removalPolicy: props.removalPolicy,
    });
    this.role = new iam.Role(this, 'Role', {
      description: `What the function ${functionName} may do`,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    for (const statement of props.statements) {
      this.role.addToPolicy(statement);
    }
    this.logGroup.grantWrite(this.role);
    this.function = new lambda.Function(this, 'Function', {
      functionName,
      description: props.description,
      code: bundledCode(props.code),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      // More than the code needs: processor time comes with it, for the TLS handshake of a cold start above all.
      memorySize: 512,
      timeout: props.timeout,
      environment: props.environment,
      role: this.role,
      logGroup: this.logGroup,
      // Makes the platform's own lines JSON too; those of the code have no time of their own, so no level is left out.
      loggingFormat: lambda.LoggingFormat.JSON,
    });
  }
}
