import {
  type EC2Client,
  type DescribeLaunchTemplateVersionsCommandInput,
  type LaunchTemplateVersion as Ec2LaunchTemplateVersion,
  ModifyLaunchTemplateCommand,
  paginateDescribeInstanceTypes,
  paginateDescribeLaunchTemplates,
  paginateDescribeLaunchTemplateVersions,
  paginateDescribeSubnets,
} from '@aws-sdk/client-ec2';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { chunks } from '../chunks';
import { RefusedError } from '../errors';
import type {
  InstanceTypeSpecs,
  LaunchTemplate,
  LaunchTemplates,
  LaunchTemplateVersion,
} from '../LaunchTemplates';
import { TAG } from '../tags';
import { callAws, isRefused } from '../toAwsError';
import { parseLaunchTemplate, toVersion } from './parseLaunchTemplate';
import { toInstanceTypeSpecs } from './toInstanceTypeSpecs';

const PAGE_SIZE = 200;
const INSTANCE_TYPES_PER_CALL = 100;

/** Options of {@link Ec2LaunchTemplates}. */
export interface Ec2LaunchTemplatesOptions {
  client: EC2Client;
  /** Value of the tag `vdi:deployment` */
  deployment: string;
  logger?: LoggerService;
}

/** Templates in EC2. Sizes of instance types are kept for as long as the process lives: they never change. */
export class Ec2LaunchTemplates implements LaunchTemplates {
  private readonly client: EC2Client;
  private readonly deployment: string;
  private readonly logger?: LoggerService;
  private readonly warned = new Set<string>();
  private readonly specs = new Map<string, InstanceTypeSpecs>();

  constructor(options: Ec2LaunchTemplatesOptions) {
    this.client = options.client;
    this.deployment = options.deployment;
    this.logger = options.logger;
  }

  async list(): Promise<LaunchTemplate[]> {
    const templates = new Map<string, LaunchTemplate>();
    for (const source of await this.describe()) {
      const parsed = parseLaunchTemplate(source);
      if ('problem' in parsed) {
        this.warnOnce(source.LaunchTemplateId, parsed.problem);
      } else if (templates.has(parsed.template.id)) {
        this.warnOnce(
          source.LaunchTemplateId,
          `an older one has the same tag '${TAG.template}', '${parsed.template.id}'`,
        );
      } else {
        templates.set(parsed.template.id, parsed.template);
      }
    }
    return [...templates.values()];
  }

  async versions(
    launchTemplateId: string,
    versions?: number[],
  ): Promise<LaunchTemplateVersion[]> {
    if (versions?.length === 0) {
      return [];
    }
    const found = await this.describeNamedVersions(launchTemplateId, versions);
    return found
      .map(toVersion)
      .filter(({ version }) => !versions || versions.includes(version))
      .sort((a, b) => b.version - a.version);
  }

  async defaultVersions(
    launchTemplateIds: string[],
  ): Promise<Map<string, LaunchTemplateVersion>> {
    const wanted = new Set(launchTemplateIds);
    const found = new Map<string, LaunchTemplateVersion>();
    if (wanted.size === 0) {
      return found;
    }
    for (const source of await this.describeDefaultVersions(wanted)) {
      if (source.LaunchTemplateId && wanted.has(source.LaunchTemplateId)) {
        found.set(source.LaunchTemplateId, toVersion(source));
      }
    }
    return found;
  }

  async setDefaultVersion(
    launchTemplateId: string,
    version: number,
  ): Promise<void> {
    await callAws('ec2:ModifyLaunchTemplate', () =>
      this.client.send(
        new ModifyLaunchTemplateCommand({
          LaunchTemplateId: launchTemplateId,
          DefaultVersion: String(version),
        }),
      ),
    );
  }

  async instanceTypes(
    names: string[],
  ): Promise<Map<string, InstanceTypeSpecs>> {
    const unknown = names.filter(name => !this.specs.has(name));
    for (const group of chunks(unknown, INSTANCE_TYPES_PER_CALL)) {
      await this.learnInstanceTypes(group);
    }
    return new Map(
      names.flatMap(name => {
        const specs = this.specs.get(name);
        return specs ? [[name, specs] as const] : [];
      }),
    );
  }

  async subnets(): Promise<string[]> {
    return callAws('ec2:DescribeSubnets', async () => {
      const ids: string[] = [];
      const pages = paginateDescribeSubnets(
        { client: this.client, pageSize: PAGE_SIZE },
        { Filters: [this.ours()] },
      );
      for await (const page of pages) {
        for (const { SubnetId } of page.Subnets ?? []) {
          ids.push(...(SubnetId ? [SubnetId] : []));
        }
      }
      return ids.sort();
    });
  }

  private ours() {
    return { Name: `tag:${TAG.deployment}`, Values: [this.deployment] };
  }

  /** Oldest first, so that a copied tag does not take a template's place. */
  private async describe() {
    return callAws('ec2:DescribeLaunchTemplates', async () => {
      const found = [];
      const pages = paginateDescribeLaunchTemplates(
        { client: this.client, pageSize: PAGE_SIZE },
        { Filters: [this.ours(), { Name: 'tag-key', Values: [TAG.template] }] },
      );
      for await (const page of pages) {
        found.push(...(page.LaunchTemplates ?? []));
      }
      return found.sort(
        (a, b) =>
          Number(a.CreateTime ?? 0) - Number(b.CreateTime ?? 0) ||
          (a.LaunchTemplateId ?? '').localeCompare(b.LaunchTemplateId ?? ''),
      );
    });
  }

  private async describeNamedVersions(
    LaunchTemplateId: string,
    versions: number[] | undefined,
  ): Promise<Ec2LaunchTemplateVersion[]> {
    if (versions && versions.length <= PAGE_SIZE) {
      try {
        return await this.describeVersions({
          LaunchTemplateId,
          Versions: versions.map(String),
        });
      } catch (error) {
        // One version that does not exist fails the whole call.
        if (!isRefused(error, 'InvalidLaunchTemplateId.VersionNotFound')) {
          throw error;
        }
      }
    }
    return this.describeVersions({ LaunchTemplateId });
  }

  private async describeDefaultVersions(
    launchTemplateIds: Set<string>,
  ): Promise<Ec2LaunchTemplateVersion[]> {
    const Versions = ['$Default'];
    if (launchTemplateIds.size > 1) {
      try {
        // Without an id EC2 answers for all launch templates of the account at once.
        return await this.describeVersions({ Versions });
      } catch (error) {
        if (!(error instanceof RefusedError)) {
          throw error;
        }
        this.logger?.debug(
          `Asking for the default version of each launch template: ${error.message}`,
        );
      }
    }
    const found: Ec2LaunchTemplateVersion[] = [];
    for (const LaunchTemplateId of launchTemplateIds) {
      try {
        found.push(
          ...(await this.describeVersions({ LaunchTemplateId, Versions })),
        );
      } catch (error) {
        // Deleted since the list was read.
        if (!isRefused(error, 'InvalidLaunchTemplateId.NotFound')) {
          throw error;
        }
      }
    }
    return found;
  }

  private async describeVersions(
    input: DescribeLaunchTemplateVersionsCommandInput,
  ): Promise<Ec2LaunchTemplateVersion[]> {
    return callAws('ec2:DescribeLaunchTemplateVersions', async () => {
      const found: Ec2LaunchTemplateVersion[] = [];
      const pages = paginateDescribeLaunchTemplateVersions(
        { client: this.client, pageSize: PAGE_SIZE },
        input,
      );
      for await (const page of pages) {
        found.push(...(page.LaunchTemplateVersions ?? []));
      }
      return found;
    });
  }

  private async learnInstanceTypes(names: string[]): Promise<void> {
    await callAws('ec2:DescribeInstanceTypes', async () => {
      const pages = paginateDescribeInstanceTypes(
        { client: this.client },
        // A filter rather than InstanceTypes: a type that this region lacks would fail the whole call.
        { Filters: [{ Name: 'instance-type', Values: names }] },
      );
      for await (const page of pages) {
        for (const type of page.InstanceTypes ?? []) {
          const specs = toInstanceTypeSpecs(type);
          this.specs.set(specs.instanceType, specs);
        }
      }
    });
  }

  private warnOnce(launchTemplateId: string | undefined, problem: string) {
    const warning = `Launch template '${launchTemplateId}' is left out: ${problem}.`;
    if (!this.warned.has(warning)) {
      this.warned.add(warning);
      this.logger?.warn(warning);
    }
  }
}
