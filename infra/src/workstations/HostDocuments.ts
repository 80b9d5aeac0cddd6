import { Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import {
  hostDocumentName,
  type HostAction,
} from '@deskstage/backstage-plugin-vdi-common/hosts';
import { Construct } from 'constructs';
import { hostDocument } from './hostDocument';

/** Options of {@link HostDocuments}. */
export interface HostDocumentsProps {
  /** Id of the deployment */
  readonly deployment: string;
}

/** The SSM documents of the deployment: the only ones that its portal may send, and all that they can do. */
export class HostDocuments extends Construct {
  readonly prepare: ssm.CfnDocument;
  readonly assign: ssm.CfnDocument;
  readonly observe: ssm.CfnDocument;

  constructor(scope: Construct, id: string, props: HostDocumentsProps) {
    super(scope, id);
    const document = (name: string, action: HostAction) =>
      new ssm.CfnDocument(this, name, {
        name: hostDocumentName(props.deployment, action),
        documentType: 'Command',
        documentFormat: 'JSON',
        targetType: '/AWS::EC2::Instance',
        content: hostDocument({ action, region: Stack.of(this).region }),
        // A document with a name of its own cannot be replaced.
        updateMethod: 'NewVersion',
      });
    this.prepare = document('Prepare', 'prepare');
    this.assign = document('Assign', 'assign');
    this.observe = document('Observe', 'observe');
  }
}
