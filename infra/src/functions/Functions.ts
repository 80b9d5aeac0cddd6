import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Directory } from '../directory';
import type { Keys } from '../keys';
import type { Network, SecurityGroups } from '../network';
import type { ApiLogging } from './ApiLogs';
import { BundledFunction } from './BundledFunction';
import { PrivateApi } from './PrivateApi';
import { readDirectoryStatements } from './readDirectoryStatements';

/** Options of {@link Functions}. */
export interface FunctionsProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  /** What happens to the logs when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long logs are kept; days */
  readonly logRetentionDays: number;
  readonly network: Network;
  readonly securityGroups: SecurityGroups;
  readonly directory: Directory;
  /**
   * Whether API Gateway writes logs beside those of the functions, and who owns the account's role for that.
   *
   * @default none
   */
  readonly apiLogging?: ApiLogging;
}

/** Where a workstation is and who may open it: the two questions that gateways and DCV servers ask over HTTPS. */
export class Functions extends Construct {
  readonly resolver: lambda.Function;
  readonly authenticator: lambda.Function;
  readonly api: apigateway.RestApi;
  /** The only way to the API */
  readonly endpoint: ec2.InterfaceVpcEndpoint;
  /** The gateways' `[resolver] url`, to which they append `/resolveSession` */
  readonly resolverUrl: string;
  /** Each DCV server is told this with `/<workstation>` behind it. */
  readonly authenticatorUrl: string;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { directory, keys, apiLogging: logging = 'none' } = props;
    const common = {
      ...props,
      environment: { DIRECTORY_TABLE: directory.table.tableName },
      statements: readDirectoryStatements(directory, keys),
      // Room for three tries of the SDK at 2 s each, and less than the API waits for it.
      timeout: Duration.seconds(8),
    };
    this.resolver = new BundledFunction(this, 'Resolver', {
      ...common,
      code: 'resolver',
      description: 'Tells the connection gateways where a workstation is',
    }).function;
    this.authenticator = new BundledFunction(this, 'Authenticator', {
      ...common,
      code: 'authenticator',
      description: 'Tells the DCV servers who may open a workstation',
    }).function;
    const { api, endpoint, url } = new PrivateApi(this, 'Api', {
      ...props,
      logging,
      resolver: this.resolver,
      authenticator: this.authenticator,
    });
    this.api = api;
    this.endpoint = endpoint;
    this.resolverUrl = url;
    this.authenticatorUrl = `${url}/authenticate`;
  }
}
