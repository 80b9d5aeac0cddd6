/**
 * The value of a parameter that is there exactly once. A repeated parameter counts as absent, because
 * whoever checked it before us may have looked at the other one.
 *
 * @public
 */
export function onlyValue(
  parameters: URLSearchParams,
  name: string,
): string | undefined {
  const values = parameters.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}
