import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  type LaunchTemplate,
  type LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import { fromTags, toTags } from '../ec2/toInstance';
import { RefusedError } from '../errors';
import type { ImageParts } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { clientToken } from './clientToken';
import { tagsDiffer } from './differs';
import { getOrCreate } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { launchTemplateData } from './launchTemplateData';
import { findLaunchTemplate, launchTemplateVersions } from './launchTemplates';
import { requireOurs } from './ownership';

/** Tags by which the portal knows how a template is to be used, and which come from the base. */
const INHERITED = [
  'vdi:platform',
  'vdi:identity',
  'vdi:os-user',
  'vdi:subnets',
  'vdi:stop-after-hours',
];

/**
 * The project's launch template. Its newest version without an image is the form: what Image Builder's versions are to
 * launch, apart from the image.
 */
export async function ensureLaunchTemplate(
  context: ImageFactoryContext,
  parts: ImageParts,
): Promise<{ launchTemplateId: string; changed: boolean }> {
  const { name, launchTemplate } = parts;
  const base = await readBase(context, launchTemplate.copyOf);
  const tags = {
    ...Object.fromEntries(
      Object.entries(base.tags).filter(([key]) => INHERITED.includes(key)),
    ),
    ...launchTemplate.tags,
    ...parts.tags,
  };
  const form = launchTemplateData(base.data, {
    launchTemplate: { ...launchTemplate, tags },
  });
  const description = `Without an image (${clientToken(form).slice(0, 10)})`;
  const { resource, created } = await getOrCreate({
    what: 'launch template',
    name,
    content: [form, tags],
    get: () => findLaunchTemplate(context, { name }),
    create: token =>
      callAws('ec2:CreateLaunchTemplate', () =>
        context.ec2.send(
          new CreateLaunchTemplateCommand({
            LaunchTemplateName: name,
            LaunchTemplateData: form,
            VersionDescription: description,
            TagSpecifications: [
              { ResourceType: 'launch-template', Tags: fromTags(tags) },
            ],
            ClientToken: token,
          }),
        ),
      ),
  });
  requireOurs('launch template', name, toTags(resource.Tags), {
    deployment: context.deployment,
    image: name,
  });
  const launchTemplateId = resource.LaunchTemplateId!;
  const tagged = await ensureLaunchTemplateTags(context, resource, tags);
  const formed =
    !created && (await ensureForm(context, resource, { form, description }));
  return { launchTemplateId, changed: created || tagged || formed };
}

async function readBase(context: ImageFactoryContext, id: string) {
  const [template, [version]] = await Promise.all([
    findLaunchTemplate(context, { id }),
    launchTemplateVersions(context, id, ['$Default']),
  ]);
  if (!template || !version?.LaunchTemplateData) {
    throw new RefusedError(
      'InvalidLaunchTemplateId.NotFound',
      `The launch template '${id}' of the base is not there any more; choose another base.`,
    );
  }
  return { data: version.LaunchTemplateData, tags: toTags(template.Tags) };
}

async function ensureLaunchTemplateTags(
  { ec2 }: ImageFactoryContext,
  { LaunchTemplateId, Tags }: LaunchTemplate,
  wanted: Record<string, string>,
): Promise<boolean> {
  const Resources = [LaunchTemplateId!];
  const present = toTags(Tags);
  const superfluous = Object.keys(present).filter(
    key => key.startsWith('vdi:') && !(key in wanted),
  );
  const changed = tagsDiffer(present, wanted);
  if (changed) {
    await callAws('ec2:CreateTags', () =>
      ec2.send(new CreateTagsCommand({ Resources, Tags: fromTags(wanted) })),
    );
  }
  if (superfluous.length > 0) {
    await callAws('ec2:DeleteTags', () =>
      ec2.send(
        new DeleteTagsCommand({
          Resources,
          Tags: superfluous.map(Key => ({ Key })),
        }),
      ),
    );
  }
  return changed || superfluous.length > 0;
}

/** Adds a form when the newest is another. It is never made the default version, which people may be launching. */
async function ensureForm(
  context: ImageFactoryContext,
  { LaunchTemplateId }: LaunchTemplate,
  {
    form,
    description,
  }: { form: ReturnType<typeof launchTemplateData>; description: string },
): Promise<boolean> {
  const newest = newestForm(
    await launchTemplateVersions(context, LaunchTemplateId!),
  );
  if (newest?.VersionDescription === description) {
    return false;
  }
  await callAws('ec2:CreateLaunchTemplateVersion', () =>
    context.ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId,
        LaunchTemplateData: form,
        VersionDescription: description,
        ClientToken: clientToken(
          LaunchTemplateId,
          description,
          newest?.VersionNumber,
        ),
      }),
    ),
  );
  return true;
}

/** The newest version without an image. */
export function newestForm(
  versions: LaunchTemplateVersion[],
): LaunchTemplateVersion | undefined {
  return versions.find(
    ({ LaunchTemplateData }) => !LaunchTemplateData?.ImageId,
  );
}
