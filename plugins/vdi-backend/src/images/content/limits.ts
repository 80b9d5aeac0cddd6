/** What Image Builder takes: https://docs.aws.amazon.com/general/latest/gr/imagebuilder.html */
export const LIMITS = {
  componentsOfRecipe: 20,
  /**
   * Characters of a document that comes with the request; only one in a bucket may have 64 KB:
   * https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html
   */
  documentCharacters: 16_000,
  /** Characters of a tag's value */
  tagValue: 256,
  /** Of a step: names of phases and steps, seconds */
  stepName: 128,
  stepSeconds: 12 * 60 * 60,
} as const;

/**
 * Whether the id of a project is one of those that make names of others: `vdi-<deployment>-<id>` is the image of the
 * gateways, a kind of build machine, or the beginning of a tool's component.
 */
export function isReservedId(id: string): boolean {
  return /^(gateway|standard|gpu|tool(-.*)?)$/.test(id);
}
