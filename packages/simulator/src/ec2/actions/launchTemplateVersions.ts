import { AwsError } from '../../aws/AwsError';
import { paginateByPosition } from '../../aws/paginate';
import type { Ec2Action } from '../Ec2Context';
import { readFilters } from '../Filters';
import {
  findLaunchTemplate,
  findVersion,
  LaunchTemplate,
  TemplateVersion,
} from '../LaunchTemplate';
import { readPageSize } from '../pageSize';
import type { QueryParameters } from '../QueryParameters';
import { describeTemplateData } from '../templateData';
import type { XmlValue } from '../xml';

interface Found {
  template: LaunchTemplate;
  version: TemplateVersion;
}

const FIELDS = {
  'image-id': ({ version }: Found) => version.data.imageId,
  'instance-type': ({ version }: Found) => version.data.instanceType,
  'is-default-version': ({ template, version }: Found) =>
    String(template.defaultVersion === version.version),
};

/** Versions of one launch template, newest first; or of all, but then only the default and latest ones. */
export const describeLaunchTemplateVersions: Ec2Action = (
  { world },
  parameters,
) => {
  const id = parameters.text('LaunchTemplateId');
  const name = parameters.text('LaunchTemplateName');
  const asked = parameters.texts('LaunchTemplateVersion');
  const ofAll = id === undefined && name === undefined;
  if (
    ofAll &&
    (asked.length === 0 || asked.some(version => !version.startsWith('$')))
  ) {
    throw new AwsError(
      'MissingParameter',
      'Without a launch template ID or name, the versions must be $Default or $Latest.',
    );
  }
  const templates = ofAll
    ? [...world.state.launchTemplates.values()]
    : [findLaunchTemplate(world, { id, name })];
  const matches = readFilters<Found>(parameters, FIELDS, () => ({}));
  const found = templates
    .flatMap(template =>
      versionsOf(template, asked, parameters).map(version => ({
        template,
        version,
      })),
    )
    .filter(matches);
  const page = paginateByPosition(found, {
    limit: readPageSize(parameters, { least: 1, most: 200 }) ?? 200,
    token: parameters.text('NextToken'),
    invalidToken: 'InvalidPaginationToken',
  });
  return {
    launchTemplateVersionSet: page.items.map(({ template, version }) =>
      describeVersion(template, version),
    ),
    nextToken: page.nextToken,
  };
};

export function describeVersion(
  template: LaunchTemplate,
  version: TemplateVersion,
): XmlValue {
  return {
    launchTemplateId: template.launchTemplateId,
    launchTemplateName: template.name,
    versionNumber: version.version,
    versionDescription: version.description,
    createTime: new Date(version.createdAt).toISOString(),
    createdBy: version.createdBy,
    defaultVersion: version.version === template.defaultVersion,
    launchTemplateData: describeTemplateData(version.data),
  };
}

function versionsOf(
  template: LaunchTemplate,
  asked: string[],
  parameters: QueryParameters,
): TemplateVersion[] {
  const least = Number(parameters.text('MinVersion') ?? 1);
  const most = Number(parameters.text('MaxVersion') ?? Infinity);
  const versions =
    asked.length > 0
      ? [...new Set(asked.map(version => findVersion(template, version)))]
      : template.versions.filter(
          ({ version }) => version >= least && version <= most,
        );
  return [...versions].sort((a, b) => b.version - a.version);
}
