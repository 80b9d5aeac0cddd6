import { createHash } from 'node:crypto';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  type DescribeSecretCommandOutput,
  GetSecretValueCommand,
  RestoreSecretCommand,
  type SecretsManagerClient,
  TagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import type { Passwords } from '../Passwords';
import { TAG } from '../tags';
import { callAws, isRefused } from '../toAwsError';
import { createPassword } from './createPassword';

const INSTANCE_TAG = 'vdi:instance';
const INSTANCE_ARN_TAG = 'vdi:instance-arn';

/** Options of {@link SecretsManagerPasswords}. */
export interface SecretsManagerPasswordsOptions {
  client: SecretsManagerClient;
  /** Value of the tag `vdi:deployment` and part of the secrets' names */
  deployment: string;
  /** KMS key of the secrets; AWS's own when absent */
  kmsKeyId?: string;
  /** ARN of an instance, for the tag that lets a policy open a secret to its own instance alone */
  instanceArn?: (instance: {
    instanceId: string;
    accountId?: string;
  }) => Promise<string | undefined>;
}

/** A secret `vdi/<deployment>/<workstation id>` for each workstation; its string is the password. */
export class SecretsManagerPasswords implements Passwords {
  private readonly client: SecretsManagerClient;
  private readonly deployment: string;
  private readonly kmsKeyId?: string;
  private readonly instanceArn?: SecretsManagerPasswordsOptions['instanceArn'];

  constructor(options: SecretsManagerPasswordsOptions) {
    this.client = options.client;
    this.deployment = options.deployment;
    this.kmsKeyId = options.kmsKeyId;
    this.instanceArn = options.instanceArn;
  }

  async ensure(options: {
    workstationId: string;
    instanceId: string;
    accountId?: string;
    userName: string;
  }): Promise<string> {
    const name = this.nameOf(options.workstationId);
    const tags = await this.tagsFor(options);
    try {
      await callAws('secretsmanager:CreateSecret', () =>
        this.client.send(
          new CreateSecretCommand({
            Name: name,
            Description: `Password of '${options.userName}' on workstation '${options.workstationId}'`,
            ClientRequestToken: createHash('sha256').update(name).digest('hex'),
            SecretString: createPassword(),
            KmsKeyId: this.kmsKeyId,
            Tags: toSecretTags(tags),
          }),
        ),
      );
    } catch (error) {
      // The latter is how a secret that is scheduled for deletion stands in the way.
      if (
        !isRefused(error, 'ResourceExistsException', 'InvalidRequestException')
      ) {
        throw error;
      }
      await this.keep(name, tags);
    }
    return name;
  }

  async reveal(workstationId: string): Promise<string | undefined> {
    try {
      const { SecretString } = await callAws(
        'secretsmanager:GetSecretValue',
        () =>
          this.client.send(
            new GetSecretValueCommand({ SecretId: this.nameOf(workstationId) }),
          ),
      );
      return SecretString;
    } catch (error) {
      // The latter: it is scheduled for deletion.
      if (
        isRefused(error, 'ResourceNotFoundException', 'InvalidRequestException')
      ) {
        return undefined;
      }
      throw error;
    }
  }

  async remove(workstationId: string): Promise<void> {
    try {
      await callAws('secretsmanager:DeleteSecret', () =>
        this.client.send(
          new DeleteSecretCommand({
            SecretId: this.nameOf(workstationId),
            ForceDeleteWithoutRecovery: true,
          }),
        ),
      );
    } catch (error) {
      if (!isRefused(error, 'ResourceNotFoundException')) {
        throw error;
      }
    }
  }

  async check(): Promise<void> {
    try {
      await this.describe(this.nameOf('check'));
    } catch (error) {
      // No workstation has this name: that it is not found is the answer of a service that works.
      if (!isRefused(error, 'ResourceNotFoundException')) {
        throw error;
      }
    }
  }

  /** Takes over the secret that is there: undeletes it and hands it to the workstation's instance of now. */
  private async keep(name: string, tags: Record<string, string>) {
    let secret = await this.describe(name);
    if (secret.DeletedDate) {
      await callAws('secretsmanager:RestoreSecret', () =>
        this.client.send(new RestoreSecretCommand({ SecretId: name })),
      );
      secret = await this.describe(name);
    }
    const present = new Map(secret.Tags?.map(tag => [tag.Key, tag.Value]));
    const changed = Object.entries(tags).some(
      ([key, value]) => present.get(key) !== value,
    );
    if (changed) {
      await callAws('secretsmanager:TagResource', () =>
        this.client.send(
          new TagResourceCommand({ SecretId: name, Tags: toSecretTags(tags) }),
        ),
      );
    }
  }

  private describe(name: string): Promise<DescribeSecretCommandOutput> {
    return callAws('secretsmanager:DescribeSecret', () =>
      this.client.send(new DescribeSecretCommand({ SecretId: name })),
    );
  }

  private async tagsFor(options: {
    workstationId: string;
    instanceId: string;
    accountId?: string;
  }): Promise<Record<string, string>> {
    const instanceArn = await this.instanceArn?.(options);
    return {
      [TAG.deployment]: this.deployment,
      [TAG.workstation]: options.workstationId,
      [INSTANCE_TAG]: options.instanceId,
      ...(instanceArn && { [INSTANCE_ARN_TAG]: instanceArn }),
    };
  }

  private nameOf(workstationId: string): string {
    return `vdi/${this.deployment}/${workstationId}`;
  }
}

function toSecretTags(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
