/**
 * Whether what is there says anything else than what is wanted. AWS adds members of its own to its answers; what is
 * wanted to be absent is `undefined`.
 */
export function differs(present: unknown, wanted: unknown): boolean {
  if (isAbsent(wanted)) {
    return !isAbsent(present);
  }
  if (Array.isArray(wanted)) {
    return (
      !Array.isArray(present) ||
      present.length !== wanted.length ||
      wanted.some((each, index) => differs(present[index], each))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const members = present as Record<string, unknown> | undefined;
    return Object.entries(wanted).some(([key, each]) =>
      differs(members?.[key], each),
    );
  }
  return present !== wanted;
}

/** AWS answers empty members for those that were never given. */
function isAbsent(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

/** Whether the tags that are there differ from those wanted; foreign ones do not count. */
export function tagsDiffer(
  present: Record<string, string> | undefined,
  wanted: Record<string, string>,
): boolean {
  return Object.entries(wanted).some(
    ([key, value]) => present?.[key] !== value,
  );
}
