/** A text of a template with the values that AWS would put in; what is known at the deployment alone becomes its name. */
export function renderText(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, ...functions } = value as Record<string, unknown>;
  if (typeof Ref === 'string') {
    return Ref;
  }
  const [name, argument] = Object.entries(functions)[0];
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(renderText).join(separator);
  }
  if (name === 'Fn::GetAtt') {
    return (argument as string[]).join('.');
  }
  throw new Error(`${name} is not rendered.`);
}
