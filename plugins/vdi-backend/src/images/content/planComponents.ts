import type { ComponentPart, ImageBlueprint } from '../../aws';
import { contentVersion } from './contentVersion';
import {
  type ImagePlan,
  imageName,
  platformOf,
  portalPlatformOf,
} from './ImagePlan';
import { installScriptDocuments } from './installScript';
import { packagesDocument } from './packagesComponent';
import { toolDocument, TOOLS } from './tools';

/** What is applied to the base, in this order: what an AMI lacks, tools, packages, the script, people's components. */
export function planComponents(plan: ImagePlan): (string | ComponentPart)[] {
  const { settings } = plan.project;
  const { packages, installScript, components = [] } = settings;
  const platform = platformOf(plan);
  const scripts = installScript
    ? installScriptDocuments({ platform, script: installScript })
    : [];
  return [
    ...(settings.base.imageId ? preparation(plan) : []),
    ...toolComponents(plan),
    ...(packages?.length
      ? [
          ownComponent(plan, {
            name: 'packages',
            description: `${packages.length} packages`,
            data: packagesDocument(packages),
          }),
        ]
      : []),
    ...scripts.map((data, index) =>
      ownComponent(plan, {
        name: index === 0 ? 'install-script' : `install-script-${index + 1}`,
        description:
          scripts.length === 1
            ? 'Install script'
            : `Install script, part ${index + 1} of ${scripts.length}`,
        data,
      }),
    ),
    ...components.map(({ name, document }) =>
      ownComponent(plan, {
        name,
        description: `Component '${name}'`,
        data: document,
      }),
    ),
  ];
}

/** The components of the base's own recipe, after those of what it is built upon. */
function preparation({ blueprint, blueprints }: ImagePlan): string[] {
  const chain: ImageBlueprint[] = [];
  let next: ImageBlueprint | undefined = blueprint;
  while (next && !chain.includes(next)) {
    chain.unshift(next);
    next = parentOf(next, blueprints);
  }
  return [...new Set(chain.flatMap(each => each.componentArns))];
}

function parentOf(
  { parentImage }: ImageBlueprint,
  blueprints: ImagePlan['blueprints'],
): ImageBlueprint | undefined {
  const stem = stemOf(parentImage);
  return stem
    ? [...(blueprints?.values() ?? [])].find(
        each => stemOf(each.newestImageArn) === stem,
      )
    : undefined;
}

/** The ARN of an image without its version; `undefined` when it is none. */
function stemOf(arn: string): string | undefined {
  return /^(arn:[^/]+:image\/[^/]+)\//.exec(arn)?.[1];
}

function toolComponents(plan: ImagePlan): ComponentPart[] {
  const { deployment, project } = plan;
  const chosen = project.settings.tools ?? [];
  const platform = portalPlatformOf(plan);
  return chosen.flatMap(id => {
    const tool = TOOLS.find(each => each.id === id);
    return tool
      ? [
          toPart(plan, {
            name: withPlatform(`vdi-${deployment}-tool-${id}`, plan),
            description: tool.name,
            data: toolDocument(tool, platform),
            shared: true,
          }),
        ]
      : [];
  });
}

function ownComponent(
  plan: ImagePlan,
  part: Pick<ComponentPart, 'name' | 'description' | 'data'>,
): ComponentPart {
  const prefix = imageName(plan.deployment, plan.project.id);
  return toPart(plan, {
    ...part,
    name: withPlatform(`${prefix}-${part.name}`, plan),
    shared: false,
  });
}

function toPart(
  plan: ImagePlan,
  part: Pick<ComponentPart, 'name' | 'description' | 'data' | 'shared'>,
): ComponentPart {
  const content = { ...part, platform: platformOf(plan) };
  // Two projects can come to the same name, 'a-b' with 'c' and 'a' with 'b-c', but not to the same version
  const owner = part.shared ? '' : plan.project.id;
  return { ...content, version: contentVersion([owner, content]) };
}

/** Image Builder holds all versions of a component to one platform. */
function withPlatform(name: string, plan: ImagePlan): string {
  return platformOf(plan) === 'Windows' ? `${name}-windows` : name;
}
