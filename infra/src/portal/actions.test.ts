import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PortalPolicy } from './__testUtils__/PortalPolicy';

const PLUGIN = join(__dirname, '../../../plugins/vdi-backend/src');
const EVENTS_MODULE = join(
  dirname(
    require.resolve(
      '@backstage/plugin-events-backend-module-aws-sqs/package.json',
      { paths: [join(__dirname, '../../../packages/backend')] },
    ),
  ),
  'dist',
);

/** Actions that no command is named after, and why the portal needs them all the same. */
const WITHOUT_COMMAND = [
  // RunInstances gives the workstations' role to instances, Image Builder another one to build machines.
  'iam:PassRole',
  // Image Builder looks at these on behalf of the portal.
  'iam:GetInstanceProfile',
  'imagebuilder:GetComponent',
  'imagebuilder:GetWorkflow',
  // Services use the keys on behalf of the portal.
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Prefix in IAM by the name of the client's package. */
const PREFIXES: Record<string, string> = {
  'client-cloudwatch': 'cloudwatch',
  'client-dynamodb': 'dynamodb',
  'client-ec2': 'ec2',
  'client-imagebuilder': 'imagebuilder',
  'client-pricing': 'pricing',
  'client-secrets-manager': 'secretsmanager',
  'client-sqs': 'sqs',
  'client-ssm': 'ssm',
  'lib-dynamodb': 'dynamodb',
};

/** Commands whose action has another name. */
const ACTIONS: Record<string, string> = {
  'dynamodb:Get': 'dynamodb:GetItem',
  'dynamodb:Put': 'dynamodb:PutItem',
  'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
};

describe('the actions of the portal', () => {
  const used = new Set([
    ...actionsIn(PLUGIN, /\.ts$/),
    ...actionsIn(EVENTS_MODULE, /\.js$/),
  ]);

  it('are found in the code', () => {
    expect(used).toContain('ec2:RunInstances');
    expect(used).toContain('ec2:DescribeInstances');
    expect(used).toContain('imagebuilder:CreateImagePipeline');
    expect(used).toContain('dynamodb:PutItem');
    expect(used).toContain('sqs:ReceiveMessage');
  });

  it('are those of the policy, no more and no fewer', () => {
    expect([...PortalPolicy.create().actions].sort()).toEqual(
      [...used, ...WITHOUT_COMMAND].sort(),
    );
  });
});

/** Actions of all SDK commands and paginators that the sources of a folder use, tests aside. */
function actionsIn(folder: string, extension: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      entry =>
        entry.isFile() &&
        extension.test(entry.name) &&
        !/\.(test|d)\.ts$/.test(entry.name) &&
        !/__testUtils__/.test(entry.parentPath),
    )
    .flatMap(entry =>
      actionsOf(readFileSync(join(entry.parentPath, entry.name), 'utf8')),
    );
}

function actionsOf(source: string): string[] {
  const imports = [
    ...source.matchAll(/\{([^{}]*)\}\s*from\s*'@aws-sdk\/([a-z0-9-]+)'/g),
  ].map(([, names, library]) => ({ names, library }));
  // Compiled code keeps the whole library in a variable.
  const requires = [
    ...source.matchAll(/var (\w+) = require\('@aws-sdk\/([a-z0-9-]+)'\)/g),
  ].map(([, variable, library]) => ({
    names: [...source.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))]
      .map(([, name]) => name)
      .join(),
    library,
  }));
  return [...imports, ...requires].flatMap(({ names, library }) =>
    [...names.matchAll(/\b(?:paginate([A-Z]\w+)|([A-Z]\w+?)Command)\b/g)].map(
      ([, paginated, command]) => {
        const prefix = PREFIXES[library];
        if (!prefix) {
          throw new Error(`'@aws-sdk/${library}' is new: name its prefix.`);
        }
        const action = `${prefix}:${paginated ?? command}`;
        return ACTIONS[action] ?? action;
      },
    ),
  );
}
