import { documentProblems } from './checkDocument';
import { templateTags } from './templateTags';
import { type ImagePlan, platformOf, portalPlatformOf } from './ImagePlan';
import { scriptProblem } from './installScript';
import { isReservedId, LIMITS } from './limits';
import { packageProblem } from './packagesComponent';
import { scheduleProblem } from './schedule';
import { TOOLS } from './tools';

/** Names of components that the portal makes itself. */
const OWN_COMPONENTS = /^(packages|install-script(-\d+)?)$/;

/**
 * All that Image Builder or EC2 would refuse, or make nothing of, as sentences that name the field. Nothing is asked of
 * AWS for it.
 */
export function imageProblems(plan: ImagePlan): string[] {
  return [
    ...idProblems(plan),
    ...baseProblems(plan),
    ...toolProblems(plan),
    ...packageProblems(plan),
    ...scriptProblems(plan),
    ...componentProblems(plan),
    ...machineProblems(plan),
    ...tagProblems(plan),
    ...scheduleProblems(plan),
  ];
}

function idProblems({ project: { id } }: ImagePlan): string[] {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id)) {
    return [
      `'id' is '${id}'; it takes up to 40 lower-case letters, digits and dashes, and begins with a letter.`,
    ];
  }
  return isReservedId(id)
    ? [
        `'id' is '${id}', a name that the portal's infrastructure uses itself; choose another.`,
      ]
    : [];
}

function baseProblems(plan: ImagePlan): string[] {
  const { project, blueprint, machineImage } = plan;
  const { base } = project.settings;
  if (!base.imageId) {
    return blueprint.newest
      ? []
      : [
          `'settings.base.templateId' is '${base.templateId}', which has no image yet; wait until its first one is built, or choose another base.`,
        ];
  }
  const field = `'settings.base.imageId' is '${base.imageId}'`;
  if (!machineImage) {
    return [
      `${field}, which the account has no AMI of; check the id and the region, or have the AMI shared with the account.`,
    ];
  }
  const platform = portalPlatformOf(plan);
  if (!machineImage.available) {
    return [`${field}, which is not available now; choose another AMI.`];
  }
  if (machineImage.platform !== platform) {
    return [
      `${field}, which is of ${machineImage.platform}, and the template '${base.templateId}' is of ${platform}; choose a template of the same system.`,
    ];
  }
  return machineImage.architecture === 'x86_64'
    ? []
    : [
        `${field}, which is for ${machineImage.architecture}; the components of the template are for x86_64.`,
      ];
}

function toolProblems(plan: ImagePlan): string[] {
  const platform = portalPlatformOf(plan);
  return (plan.project.settings.tools ?? []).flatMap(id => {
    const tool = TOOLS.find(each => each.id === id);
    if (!tool) {
      return [
        `'settings.tools' has '${id}', which is no tool; there are ${TOOLS.map(
          each => each.id,
        ).join(', ')}.`,
      ];
    }
    if (!tool.platforms.includes(platform)) {
      return [
        `'settings.tools' has '${id}', which is not for ${platform}; leave it out or choose another base.`,
      ];
    }
    return tool.gpu && !plan.gpu
      ? [
          `'settings.tools' has '${id}', which needs a base with a graphics driver; choose one, or leave the tool out.`,
        ]
      : [];
  });
}

function packageProblems(plan: ImagePlan): string[] {
  const packages = plan.project.settings.packages ?? [];
  if (packages.length > 0 && platformOf(plan) === 'Windows') {
    return [
      `'settings.packages' are for Linux alone; install what you need by the install script.`,
    ];
  }
  return packages.flatMap(name => {
    const problem = packageProblem(name);
    return problem ? [`'settings.packages': ${problem}.`] : [];
  });
}

function scriptProblems({ project }: ImagePlan): string[] {
  const { installScript } = project.settings;
  const problem =
    installScript === undefined ? undefined : scriptProblem(installScript);
  return problem ? [`'settings.installScript' ${problem}.`] : [];
}

function componentProblems(plan: ImagePlan): string[] {
  const components = plan.project.settings.components ?? [];
  return components.flatMap(({ name, document }, index) => {
    const field = `'settings.components[${index}]`;
    if (OWN_COMPONENTS.test(name)) {
      return [
        `${field}.name' is '${name}', which the portal calls a component of its own; choose another.`,
      ];
    }
    if (components.findIndex(each => each.name === name) < index) {
      return [
        `${field}.name' is '${name}', as another component is called; names are unique within a project.`,
      ];
    }
    return documentProblems(document, platformOf(plan)).map(
      problem => `${field}.document' ${problem}.`,
    );
  });
}

function machineProblems({
  project,
  blueprint,
  machineImage,
  gpu,
  instanceTypes,
}: ImagePlan): string[] {
  const { diskGiB, base } = project.settings;
  const least = base.imageId ? machineImage?.diskGiB ?? 0 : blueprint.diskGiB;
  const small =
    diskGiB !== undefined && diskGiB < least
      ? [
          `'settings.diskGiB' is ${diskGiB}, and the base has ${least}; a disk can grow, not shrink.`,
        ]
      : [];
  const withoutCard = gpu
    ? project.settings.instanceTypes.filter(
        type => instanceTypes?.get(type)?.gpus === 0,
      )
    : [];
  return [
    ...small,
    ...withoutCard.map(
      type =>
        `'settings.instanceTypes' has '${type}', which has no graphics card, and the base is made for machines with one; choose another type or another base.`,
    ),
  ];
}

const REMEDIES: Record<string, string> = {
  'vdi:name': `'settings.name' is too long`,
  'vdi:description': `'settings.description' is too long`,
  'vdi:groups': `'settings.groups' are too many; name one that the others belong to`,
  'vdi:instance-types': `'settings.instanceTypes' are too many`,
  'vdi:owner-ref': `'owner' is too long`,
};

function tagProblems(plan: ImagePlan): string[] {
  return Object.entries(templateTags(plan))
    .filter(([, value]) => value.length > LIMITS.tagValue)
    .map(
      ([key, value]) =>
        `${
          REMEDIES[key] ?? `'${key}' is too long`
        }: the tag '${key}' would have ${value.length} characters, and holds ${
          LIMITS.tagValue
        }.`,
    );
}

function scheduleProblems({ project, now }: ImagePlan): string[] {
  const { schedule } = project.settings;
  const problem = schedule && scheduleProblem(schedule, now ?? new Date());
  return problem ? [problem] : [];
}
