import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Keys } from '../keys';

/** Options of {@link Directory}. */
export interface DirectoryProps {
  /** Id of the deployment */
  readonly deployment: string;
  /** Where the key of the table comes from */
  readonly keys: Keys;
  /** What happens to the table when the stack is deleted; anything but `DESTROY` also refuses its deletion by hand. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The table of routes and grants, which the portal writes and the functions at the gateway read. Its items are those
 * of `@deskstage/backstage-plugin-vdi-common/directory`: one key, `pk`, and a time to live, `ttl`, in seconds.
 */
export class Directory extends Construct {
  readonly table: dynamodb.TableV2;

  constructor(scope: Construct, id: string, props: DirectoryProps) {
    super(scope, id);
    this.table = new dynamodb.TableV2(this, 'Table', {
      tableName: `vdi-${props.deployment}-directory`,
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
      billing: dynamodb.Billing.onDemand(),
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(
        props.keys.directory,
      ),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.removalPolicy !== RemovalPolicy.DESTROY,
      removalPolicy: props.removalPolicy,
    });
  }
}
