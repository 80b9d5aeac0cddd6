import { GetRoleCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import type { Clients } from '../Clients';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';

const ROLES = ['AWSServiceRoleForAutoScaling', 'AWSServiceRoleForImageBuilder'];

const { ok, warning } = findingsOf('Service roles');

/** Whether the services have the roles that they act under. */
export const serviceRoles: Examination = {
  subject: 'Service roles',
  async examine({ clients }) {
    const exist = await Promise.all(ROLES.map(role => exists(clients, role)));
    return [judgeRoles(ROLES.filter((_, index) => !exist[index]))];
  },
};

/** Services make their roles when they are first used, by whoever uses them. */
export function judgeRoles(absent: string[]): Finding {
  return absent.length === 0
    ? ok('Auto Scaling and Image Builder have theirs')
    : warning(
        `${absent.join(' and ')} will be made with the first use`,
        'whoever deploys needs iam:CreateServiceLinkedRole',
      );
}

async function exists({ iam }: Clients, role: string): Promise<boolean> {
  try {
    await iam.send(new GetRoleCommand({ RoleName: role }));
    return true;
  } catch (cause) {
    if (cause instanceof NoSuchEntityException) {
      return false;
    }
    throw cause;
  }
}
