import type { Template } from '@deskstage/backstage-plugin-vdi-common';

/** Memory in GiB, with one decimal at most. */
export function memoryGiB(template: Template): number | undefined {
  return template.memoryMiB === undefined
    ? undefined
    : Math.round((template.memoryMiB / 1024) * 10) / 10;
}

/** Templates with the suggested ones first, in the order of the suggestion; the others keep theirs. */
export function suggestedFirst(
  templates: readonly Template[],
  suggested: readonly string[],
): Template[] {
  const rank = ({ id }: Template) => {
    const index = suggested.indexOf(id);
    return index < 0 ? suggested.length : index;
  };
  return [...templates].sort((a, b) => rank(a) - rank(b));
}

/** Whether a template matches all words of a search. */
export function matchesSearch(template: Template, query: string): boolean {
  const text = [
    template.name,
    template.id,
    template.description,
    template.platform,
    template.instanceType,
  ]
    .join(' ')
    .toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
}
