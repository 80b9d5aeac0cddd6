/**
 * The value of another field of a form, by its name; dots lead into objects.
 *
 * @param formData - everything that was filled in so far
 */
export function fieldValue(
  formData: unknown,
  name: unknown,
): string | undefined {
  if (typeof name !== 'string') {
    return undefined;
  }
  let value: unknown = formData;
  for (const part of name.split('.')) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[part]
        : undefined;
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}
