import { type ImagePlan, imageName } from './ImagePlan';

/** Tags of everything that belongs to a project: whose it is, and who pays. */
export function commonTags({
  deployment,
  project,
}: Pick<ImagePlan, 'deployment' | 'project'>): Record<string, string> {
  return {
    'vdi:deployment': deployment,
    'vdi:image': imageName(deployment, project.id),
    'vdi:owner-ref': project.ownerRef,
  };
}

/** Tags of the launch template, by which the portal knows it; those of its system and network come from the base's. */
export function templateTags(
  plan: Pick<ImagePlan, 'deployment' | 'project'>,
): Record<string, string> {
  const { id, settings } = plan.project;
  const { name, description, groups, instanceTypes } = settings;
  return {
    ...commonTags(plan),
    'vdi:template': id,
    'vdi:name': name,
    ...(description ? { 'vdi:description': description } : {}),
    ...(groups?.length ? { 'vdi:groups': groups.join(' ') } : {}),
    'vdi:instance-types': instanceTypes.join(' '),
  };
}
