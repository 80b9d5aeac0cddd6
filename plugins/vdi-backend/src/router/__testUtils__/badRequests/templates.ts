import type { BadRequest } from './BadRequest';

function patch(body: unknown, says: RegExp | string): BadRequest {
  return { request: 'PATCH /templates/ubuntu-developer', body, says };
}

/** Changes of templates, and what is asked about them. */
export const BAD_TEMPLATES: BadRequest[] = [
  patch({ hidden: true }, "'hidden' in the body is not known; leave it out."),
  patch({ defaultVersion: 0 }, /^'defaultVersion' .* must be at least 1/),
  patch(
    { defaultVersion: 99 },
    "Template 'ubuntu-developer' has no version 99; its versions are listed with it.",
  ),
  patch(
    { defaultVersion: 3, settings: { groups: ['a b:c'] } },
    "'settings.groups' has 'a b:c', which is no entity ref such as 'group:default/payments' or 'user:default/amara'.",
  ),
  patch(
    { settings: { instanceTypes: ['m7i.xlarge', 'z9.huge'] } },
    "'settings.instanceTypes' has 'z9.huge', which EC2 does not offer in this region.",
  ),
  patch(
    { settings: { instanceTypes: ['huge'] } },
    "'settings.instanceTypes[0]' in the body must be an EC2 instance type such as 'm7i.xlarge'.",
  ),
  patch(
    { settings: { subnetIds: ['here'] } },
    "'settings.subnetIds[0]' in the body must be the id of a subnet, such as 'subnet-0a1b2c3d'.",
  ),
  patch(
    { settings: { stopAfterHours: 0 } },
    /^'settings.stopAfterHours' in the body must be at least 1/,
  ),
  {
    request: 'PATCH /templates/not-one',
    body: { defaultVersion: 1 },
    status: 404,
    says: "There is no template 'not-one'.",
  },
  {
    request: 'GET /templates/ubuntu-developer/rollouts/none',
    says: "'version' in the path must be a whole number.",
  },
  {
    request: 'GET /templates/ubuntu-developer/rollouts/99',
    says: "Template 'ubuntu-developer' has no version 99; its versions are listed with it.",
  },
  {
    request: 'GET /templates/ubuntu-developer/changes?cursor=abc',
    says: "'cursor' must be the 'nextCursor' of the page before.",
  },
];
