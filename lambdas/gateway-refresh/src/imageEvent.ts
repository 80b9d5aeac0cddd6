/** A gateway image that has just become available. */
export interface NewImage {
  /** ARN of the image's build version */
  image: string;
  /** When it became available; milliseconds since 1970 */
  availableSince: number;
}

/** An event that asks for nothing. */
export interface OtherEvent {
  ignored: 'other-event' | 'other-state' | 'other-image';
  image?: string;
}

/** `arn:<partition>:imagebuilder:<region>:<account>:image/<name>/<version>/<build>` */
const IMAGE =
  /^arn:[^:]+:imagebuilder:[^:]+:\d+:image\/([^/]+)\/\d+\.\d+\.\d+\/\d+$/;

/** A recipe may have the hash of its content at the end of its name. */
const HASH = /^-[0-9a-f]{6,64}$/;

/**
 * Reads Image Builder's own event "EC2 Image Builder Image State Change"
 * (https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html). An image has the name of its
 * recipe, in lower case.
 *
 * @param recipeName - of the gateways, without the hash of its content
 */
export function readImageEvent(
  event: unknown,
  recipeName: string,
): NewImage | OtherEvent {
  const { source, time, resources, detail } = fieldsOf(event);
  const [image] = Array.isArray(resources) ? resources : [];
  const [, name] = IMAGE.exec(String(image)) ?? [];
  const availableSince = Date.parse(String(time));
  if (source !== 'aws.imagebuilder' || !name || Number.isNaN(availableSince)) {
    return { ignored: 'other-event' };
  }
  if (!isOfRecipe(name, recipeName.toLowerCase())) {
    return { ignored: 'other-image', image };
  }
  if (fieldsOf(fieldsOf(detail).state).status !== 'AVAILABLE') {
    return { ignored: 'other-state', image };
  }
  return { image, availableSince };
}

/** The rest must be a hash, so that `vdi-a-gateway` does not take the images of `vdi-a-gateway-b`. */
function isOfRecipe(name: string, recipeName: string): boolean {
  return (
    name === recipeName ||
    (name.startsWith(recipeName) && HASH.test(name.slice(recipeName.length)))
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
