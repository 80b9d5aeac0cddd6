import { AwsError } from '../../aws/AwsError';
import { paginateByPosition } from '../../aws/paginate';
import { ACCOUNT_ID, World } from '../../world/World';
import type { Ec2Action } from '../Ec2Context';
import { readFilters } from '../Filters';
import {
  findLaunchTemplate,
  findVersion,
  LaunchTemplate,
  latestVersion,
  nextVersion,
} from '../LaunchTemplate';
import { readPageSize } from '../pageSize';
import type { QueryParameters } from '../QueryParameters';
import { describeTags, readTagSpecifications } from '../Tags';
import { readTemplateData } from '../templateData';
import type { XmlValue } from '../xml';
import { describeVersion } from './launchTemplateVersions';

export const describeLaunchTemplates: Ec2Action = ({ world }, parameters) => {
  const matches = readFilters<LaunchTemplate>(
    parameters,
    {
      'launch-template-name': template => template.name,
      'create-time': template => new Date(template.createdAt).toISOString(),
    },
    template => template.tags,
  );
  const named = [
    ...parameters
      .texts('LaunchTemplateId')
      .map(id => findLaunchTemplate(world, { id })),
    ...parameters
      .texts('LaunchTemplateName')
      .map(name => findLaunchTemplate(world, { name })),
  ];
  const all =
    named.length > 0 ? named : [...world.state.launchTemplates.values()];
  const page = paginateByPosition(all.filter(matches), {
    limit: readPageSize(parameters, { least: 1, most: 200 }) ?? 200,
    token: parameters.text('NextToken'),
    invalidToken: 'InvalidPaginationToken',
  });
  return {
    launchTemplates: page.items.map(describeTemplate),
    nextToken: page.nextToken,
  };
};

export const createLaunchTemplate: Ec2Action = ({ world }, parameters) => {
  const name = parameters.requiredText('LaunchTemplateName');
  const { launchTemplates } = world.state;
  if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) {
    throw new AwsError(
      'InvalidLaunchTemplateName.MalformedException',
      `A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.`,
    );
  }
  if ([...launchTemplates.values()].some(template => template.name === name)) {
    throw new AwsError(
      'InvalidLaunchTemplateName.AlreadyExistsException',
      `Launch template name already in use.`,
    );
  }
  const now = world.now();
  const createdBy = `arn:aws:iam::${ACCOUNT_ID}:root`;
  const tags = readTagSpecifications(parameters, ['launch-template']);
  const template: LaunchTemplate = {
    launchTemplateId: `lt-${world.random.hex(17)}`,
    name,
    createdAt: now,
    createdBy,
    tags: tags.get('launch-template') ?? {},
    defaultVersion: 1,
    versions: [
      {
        version: 1,
        description: parameters.text('VersionDescription'),
        createdAt: now,
        createdBy,
        data: readTemplateData(parameters.child('LaunchTemplateData')),
      },
    ],
  };
  launchTemplates.set(template.launchTemplateId, template);
  return { launchTemplate: describeTemplate(template) };
};

export const createLaunchTemplateVersion: Ec2Action = (
  { world },
  parameters,
) => {
  const template = namedTemplate(world, parameters);
  const source = parameters.text('SourceVersion');
  const base = source === undefined ? {} : findVersion(template, source).data;
  const version = {
    version: nextVersion(template),
    description: parameters.text('VersionDescription'),
    createdAt: world.now(),
    createdBy: `arn:aws:iam::${ACCOUNT_ID}:root`,
    data: {
      ...base,
      ...readTemplateData(parameters.child('LaunchTemplateData')),
    },
  };
  template.versions.push(version);
  return { launchTemplateVersion: describeVersion(template, version) };
};

export const modifyLaunchTemplate: Ec2Action = ({ world }, parameters) => {
  const template = namedTemplate(world, parameters);
  const version = parameters.text('SetDefaultVersion');
  if (version !== undefined) {
    template.defaultVersion = findVersion(template, version).version;
  }
  return { launchTemplate: describeTemplate(template) };
};

export const deleteLaunchTemplate: Ec2Action = ({ world }, parameters) => {
  const template = namedTemplate(world, parameters);
  world.state.launchTemplates.delete(template.launchTemplateId);
  return { launchTemplate: describeTemplate(template) };
};

function namedTemplate(
  world: World,
  parameters: QueryParameters,
): LaunchTemplate {
  return findLaunchTemplate(world, {
    id: parameters.text('LaunchTemplateId'),
    name: parameters.text('LaunchTemplateName'),
  });
}

function describeTemplate(template: LaunchTemplate): XmlValue {
  return {
    launchTemplateId: template.launchTemplateId,
    launchTemplateName: template.name,
    createTime: new Date(template.createdAt).toISOString(),
    createdBy: template.createdBy,
    defaultVersionNumber: template.defaultVersion,
    latestVersionNumber: latestVersion(template),
    tagSet: describeTags(template.tags),
  };
}
