import { runSimulation } from '@cloud-copilot/iam-simulate';
import { testWorkstations } from './testWorkstations';

const ACCOUNT = '111122223333';

/** How the simulation knows `kms:EncryptionContext:SecretARN`, of which it has the pattern alone. */
export const SECRET_CONTEXT = 'kms:EncryptionContext:${EncryptionContextKey}';

/** Opens a key to the policies of its account, as the keys of the deployment do. */
const KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

/** All that the role of workstations may do, as it is deployed. */
export class WorkstationRole {
  private constructor(
    readonly policies: { PolicyName: string; PolicyDocument: any }[],
  ) {}

  static create(
    props: Parameters<typeof testWorkstations>[1] = {},
  ): WorkstationRole {
    const { stack, template, workstations } = testWorkstations({}, props);
    const roles = template().findResources('AWS::IAM::Role');
    const { Properties } =
      roles[stack.getLogicalId(workstations.role.node.defaultChild as never)];
    return new WorkstationRole(
      JSON.parse(
        JSON.stringify(Properties.Policies).replaceAll(
          'kms:EncryptionContext:SecretARN',
          SECRET_CONTEXT,
        ),
        (_, value) => deployedName(value),
      ),
    );
  }

  get actions(): string[] {
    return this.policies.flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.flatMap(
        (each: { Action: string | string[] }) => each.Action,
      ),
    );
  }

  async may(
    action: string,
    resource: string,
    context: Record<string, string> = {},
  ): Promise<boolean> {
    const result = await runSimulation(
      {
        request: {
          principal: `arn:aws:sts::${ACCOUNT}:assumed-role/vdi-test-workstation/i-00000000000000001`,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: this.policies.map(
          ({ PolicyName: name, PolicyDocument: policy }) => ({ name, policy }),
        ),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: action.startsWith('kms:') ? KEY_POLICY : undefined,
      },
      {},
    );
    if (result.resultType === 'error') {
      throw new Error(JSON.stringify(result.errors));
    }
    const ignored =
      result.resultType === 'single' ? result.result.ignoredContextKeys : [];
    if (ignored?.length) {
      throw new Error(`${action} knows no ${ignored.join(', ')}`);
    }
    return result.overallResult === 'Allowed';
  }
}

/** What CloudFormation makes of a function of a template. */
function deployedName(value: any): unknown {
  if (value?.Ref === 'AWS::URLSuffix') {
    return 'amazonaws.com';
  }
  if (value?.['Fn::Join']) {
    return value['Fn::Join'][1].join('');
  }
  const [resource] = value?.['Fn::GetAtt'] ?? [];
  if (resource?.startsWith('WorkstationsLog')) {
    return `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/vdi/test/workstations:*`;
  }
  return resource ? `arn:aws:kms:eu-west-1:${ACCOUNT}:key/secrets` : value;
}
