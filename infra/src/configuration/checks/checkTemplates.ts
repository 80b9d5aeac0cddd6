import type { Problem } from '../Problem';
import type { TemplateConfiguration } from '../schema';
import type { Check } from './Check';
import { checkHibernation, smallestDisk } from './checkHibernation';
import { type InstanceTypeTraits, traitsOf } from './instanceTypes';

/** Lists of a template become tags of its launch template, which EC2 limits; characters. */
const LONGEST_TAG = 256;

/** Ids that are something else's name. */
const RESERVED: Record<string, string> = {
  gateway: "the name of the gateways' own image",
  constructor: 'a name that CDK cannot use',
};

/** That each template's machines can run what it promises. */
export const checkTemplates: Check = ({ templates = [] }) => {
  const ids = templates.map(({ id }) => id);
  return templates.flatMap((template, index) => {
    const path = ['templates', index];
    return [
      ...checkId(path, template.id, ids.slice(0, index)),
      ...template.instanceTypes.flatMap((type, position) =>
        checkInstanceType(template, type).map(message => ({
          path: [...path, 'instanceTypes', position],
          message,
        })),
      ),
      ...checkIdentity(path, template),
      ...checkDisk(path, template),
      ...checkHibernation(path, template),
      ...checkLists(path, template),
    ];
  });
};

function checkId(path: PropertyKey[], id: string, earlier: string[]) {
  const problem = (message: string) => [{ path: [...path, 'id'], message }];
  if (Object.hasOwn(RESERVED, id)) {
    return problem(`'${id}' is ${RESERVED[id]}; take another`);
  }
  return earlier.includes(id)
    ? problem(`'${id}' is the id of another template; give each its own`)
    : [];
}

function checkInstanceType(
  template: TemplateConfiguration,
  type: string,
): string[] {
  const traits = traitsOf(type);
  if (traits.architecture === 'arm64') {
    return [
      `${type} is a Graviton type, but the images are built for x86_64; take one such as m7i.xlarge`,
    ];
  }
  if (traits.special) {
    return [
      `${type} is not made for desktops; take one of the general or graphics families, such as m7i.xlarge or g5.xlarge`,
    ];
  }
  return template.gpu ? withGpu(type, traits) : withoutGpu(type, traits);
}

function withGpu(type: string, { graphics }: InstanceTypeTraits): string[] {
  if (graphics === 'amd') {
    return [
      `${type} has an AMD card, for which no driver is installed; take a type with an NVIDIA card, such as g5.xlarge`,
    ];
  }
  return graphics
    ? []
    : [
        `${type} has no graphics card, but gpu is true; take one such as g5.xlarge, or set gpu: false`,
      ];
}

function withoutGpu(type: string, { graphics }: InstanceTypeTraits): string[] {
  return graphics
    ? [
        `${type} has a graphics card that would lie idle without a driver; set gpu: true, or take one such as m7i.xlarge`,
      ]
    : [];
}

/** Windows asks for a password at its own screen, whoever DCV has let in. */
function checkIdentity(
  path: PropertyKey[],
  { preset, identity }: TemplateConfiguration,
): Problem[] {
  return preset.startsWith('windows') && identity === 'shared'
    ? [
        {
          path: [...path, 'identity'],
          message:
            'is shared, but Windows asks for a password that nobody has for the shared account; take personal',
        },
      ]
    : [];
}

function checkDisk(
  path: PropertyKey[],
  { preset, diskGiB, hibernation }: TemplateConfiguration,
): Problem[] {
  const smallest = smallestDisk(preset);
  return hibernation || diskGiB >= smallest
    ? []
    : [
        {
          path: [...path, 'diskGiB'],
          message: `is ${diskGiB}, but an image of ${preset} takes ${smallest} GiB or more`,
        },
      ];
}

function checkLists(
  path: PropertyKey[],
  { instanceTypes, groups = [] }: TemplateConfiguration,
): Problem[] {
  return Object.entries({ instanceTypes, groups }).flatMap(([key, list]) => [
    ...list.flatMap((value, index) =>
      list.indexOf(value) < index
        ? [
            {
              path: [...path, key, index],
              message: `${value} is named twice; remove one`,
            },
          ]
        : [],
    ),
    ...(list.join(' ').length > LONGEST_TAG
      ? [
          {
            path: [...path, key],
            message: `takes ${LONGEST_TAG} characters or less in all, as it becomes a tag; name fewer`,
          },
        ]
      : []),
  ]);
}
