import {
  hostDocumentName,
  type HostAction,
} from '@deskstage/backstage-plugin-vdi-common/hosts';
import { AccessError } from '../errors';
import { isRefused } from '../toAwsError';

/**
 * Says what an administrator can do when a document of the deployment cannot be sent; other errors are returned as
 * they are.
 */
export function documentError(
  error: unknown,
  { deployment, action }: { deployment: string; action: HostAction },
): unknown {
  const document = `the SSM document '${hostDocumentName(deployment, action)}'`;
  if (
    isRefused(
      error,
      'InvalidDocument',
      'InvalidDocumentVersion',
      'DocumentNotFound',
    )
  ) {
    return new AccessError(
      `There is no such thing as ${document} in the portal's account and region; deploy the infrastructure of '${deployment}', or correct 'vdi.deployment' and 'vdi.aws.region'.`,
      error,
    );
  }
  if (isRefused(error, 'InvalidParameters')) {
    return new AccessError(
      `What the portal sends does not suit ${document} (${error.message}); deploy the infrastructure in the version of the portal.`,
      error,
    );
  }
  if (error instanceof AccessError && /AccessDenied/.test(error.message)) {
    return new AccessError(
      `The portal's AWS credentials may not send ${document} to the instances; deploy the infrastructure of '${deployment}' and use the role or the policy that it makes for the portal.`,
      error,
    );
  }
  return error;
}
