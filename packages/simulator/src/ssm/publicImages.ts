import { createHash } from 'node:crypto';
import type { Image, ImageOwner } from '../ec2/Image';
import type { World } from '../world/World';
import type { Parameter } from './parameters';

/** A family of AMIs whose newest one a public parameter names. */
interface Family {
  pattern: RegExp;
  owner: ImageOwner;
  platform: Image['platform'];
  sizeGiB: number;
  /** Name of the AMI of a day, written `2026-09-01` */
  name: (match: RegExpExecArray, day: string) => string;
}

const AMAZON = { id: '137112412989', alias: 'amazon' };

const FAMILIES: Family[] = [
  {
    pattern:
      /^\/aws\/service\/ami-amazon-linux-latest\/(al2023-ami-(?:minimal-)?kernel-(?:default|\d+\.\d+)|amzn2-ami-(?:kernel-5\.10-)?hvm)-(x86_64(?:-gp2)?|arm64(?:-gp2)?)$/,
    owner: AMAZON,
    platform: 'linux',
    sizeGiB: 8,
    name: ([, family, architecture], day) =>
      `${family}-${day.replaceAll('-', '')}-${architecture}`,
  },
  {
    pattern:
      /^\/aws\/service\/canonical\/ubuntu\/(server(?:-minimal)?)\/(20\.04|22\.04|24\.04|26\.04|focal|jammy|noble)\/stable\/current\/(amd64|arm64)\/hvm\/(ebs-gp2|ebs-gp3)\/ami-id$/,
    owner: { id: '099720109477', alias: 'amazon' },
    platform: 'linux',
    sizeGiB: 8,
    name: ([, edition, release, architecture], day) =>
      `ubuntu/images/hvm-ssd-gp3/ubuntu-${release}-${architecture}-${edition}-${day.replaceAll(
        '-',
        '',
      )}`,
  },
  {
    pattern:
      /^\/aws\/service\/ami-windows-latest\/(Windows_Server-(?:2016|2019|2022|2025)-[A-Za-z]+-(?:Full|Core)-Base)$/,
    owner: { id: '801119661308', alias: 'amazon' },
    platform: 'windows',
    sizeGiB: 30,
    name: ([, family], day) => `${family}-${day.replaceAll('-', '.')}`,
  },
];

/**
 * A parameter of AWS that holds the newest AMI of a family. There is a new one on the first of each month, which the
 * account's EC2 knows from then on.
 */
export function publicParameter(
  world: World,
  name: string,
  at: number,
): Parameter | undefined {
  for (const family of FAMILIES) {
    const match = family.pattern.exec(name);
    if (match) return parameterOf(world, family, match, at);
  }
  return undefined;
}

function parameterOf(
  world: World,
  { owner, platform, sizeGiB, name }: Family,
  match: RegExpExecArray,
  at: number,
): Parameter {
  const day = `${new Date(at).toISOString().slice(0, 7)}-01`;
  const createdAt = Date.parse(`${day}T00:00:00Z`);
  const imageName = name(match, day);
  const imageId = `ami-0${createHash('sha256')
    .update(`${world.region} ${imageName}`)
    .digest('hex')
    .slice(0, 16)}`;
  if (!world.state.images.has(imageId)) {
    world.state.images.set(imageId, {
      imageId,
      platform,
      name: imageName,
      description: imageName,
      createdAt,
      owner,
      sizeGiB,
      snapshotId: `snap-0${imageId.slice(5)}`,
    });
  }
  const [year, month] = day.split('-').map(Number);
  return {
    name: match[0],
    value: imageId,
    dataType: 'aws:ec2:image',
    version: (year - 2020) * 12 + month,
    changedAt: createdAt,
  };
}
