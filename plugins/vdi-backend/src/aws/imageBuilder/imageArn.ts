/** What the ARN of a build tells: `…:image/<name>/<version>/<build>`. */
export interface ImageArn {
  region: string;
  name: string;
  /** Of the recipe, too */
  version: string;
  build: string;
}

/** @returns `undefined` when it is not the ARN of a build */
export function parseImageArn(arn: string): ImageArn | undefined {
  const match =
    /^arn:[^:]+:imagebuilder:([^:]+):[^:]+:image\/([^/]+)\/(\d+\.\d+\.\d+)\/(\d+)$/.exec(
      arn,
    );
  if (!match) {
    return undefined;
  }
  const [, region, name, version, build] = match;
  return { region, name, version, build };
}

/**
 * The newest build of one version of an image, as recipes name it. Versions come from contents and do not grow, so that
 * `x.x.x` would mean the highest rather than the newest. The first two numbers are one version's alone, and only a
 * wildcard lets a schedule see new builds:
 * https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Schedule.html
 */
export function newestOfVersion(imageStem: string, version: string): string {
  const [major, minor] = version.split('.');
  return `${imageStem}/${major}.${minor}.x`;
}

/** Where CloudWatch has the log of a build: https://docs.aws.amazon.com/imagebuilder/latest/userguide/monitor-cwlogs.html */
export function logUrlOf(arn: string): string {
  const image = parseImageArn(arn);
  const region = image?.region ?? arn.split(':')[3] ?? '';
  const host = `${region}.console.${consoleDomain(region)}`;
  const groups = `https://${host}/cloudwatch/home?region=${region}#logsV2:log-groups`;
  if (!image) {
    return groups;
  }
  const group = encodeFragment(`/aws/imagebuilder/${image.name}`);
  const stream = encodeFragment(`${image.version}/${image.build}`);
  return `${groups}/log-group/${group}/log-events/${stream}`;
}

function consoleDomain(region: string): string {
  if (region.startsWith('cn-')) {
    return 'amazonaws.cn';
  }
  return region.startsWith('us-gov-')
    ? 'amazonaws-us-gov.com'
    : 'aws.amazon.com';
}

/** The console decodes its fragment twice. */
function encodeFragment(value: string): string {
  return encodeURIComponent(encodeURIComponent(value)).replace(/%/g, () => '$');
}
