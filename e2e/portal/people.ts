/** Somebody of the demo. */
export interface Person {
  ref: string;
  /** What the portal calls them */
  name: string;
  /** How their button on the sign-in page begins */
  choice: string;
}

export const people = {
  amara: {
    ref: 'user:default/amara.okafor',
    name: 'Amara Okafor',
    choice: 'Amara Okafor developer, team payments',
  },
  jonas: {
    ref: 'user:default/jonas.weber',
    name: 'Jonas Weber',
    choice: 'Jonas Weber developer, team platform',
  },
  mei: {
    ref: 'user:default/mei.tanaka',
    name: 'Mei Tanaka',
    choice: 'Mei Tanaka administrator',
  },
} satisfies Record<string, Person>;
