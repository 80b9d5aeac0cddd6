import { test as base } from '@playwright/test';
import { Backend } from './Backend';
import { ImageLoan } from './ImageLoan';
import { PersonApi } from './PersonApi';
import { people, type Person } from './people';
import { Session } from './Session';
import { Simulator } from './Simulator';
import { TemplateLoan } from './TemplateLoan';

interface Cast {
  /** A developer, team payments */
  amara: Session;
  /** A developer, team platform */
  jonas: Session;
  /** The administrator */
  mei: Session;
  /** Templates that the test may change, with their pools */
  templates: TemplateLoan;
  /** Image projects that end with the test */
  images: ImageLoan;
  /** A name that no test has used before */
  name: string;
  cleanFleet: void;
}

interface Stage {
  simulator: Simulator;
  backend: Backend;
  /** Sessions by ref of the person, opened when first asked for */
  sessions: (person: Person) => Promise<Session>;
  apis: (person: Person) => Promise<PersonApi>;
}

/**
 * Playwright's `test` with the people of the demo on stage. Each test begins with no workstation, no fault and pages
 * that show nothing of the test before; no page may write an error to its console.
 */
export const test = base.extend<Cast, Stage>({
  simulator: [({}, use) => use(new Simulator()), { scope: 'worker' }],

  backend: [({}, use) => use(new Backend()), { scope: 'worker' }],

  apis: [
    async ({ simulator }, use) => {
      const known = new Map<string, Promise<PersonApi>>();
      await use(person => {
        const api =
          known.get(person.ref) ?? PersonApi.signIn(person, simulator);
        known.set(person.ref, api);
        return api;
      });
    },
    { scope: 'worker' },
  ],

  sessions: [
    async ({ browser, apis }, use, info) => {
      const known = new Map<string, Session>();
      await use(async person => {
        const session =
          known.get(person.ref) ??
          (await Session.start(browser, {
            baseURL: info.project.use.baseURL ?? '',
            person,
            api: await apis(person),
          }));
        known.set(person.ref, session);
        return session;
      });
      await Promise.all([...known.values()].map(session => session.close()));
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  cleanFleet: [
    async ({ simulator, apis }, use) => {
      const administrator = await apis(people.mei);
      await simulator.clearFaults();
      await administrator.deleteAll();
      await use();
      await simulator.clearFaults();
    },
    { auto: true, timeout: 90_000 },
  ],

  templates: async ({ apis }, use) => {
    const loan = new TemplateLoan(await apis(people.mei));
    await use(loan);
    await loan.giveBack();
  },

  images: [
    async ({ simulator, apis }, use) => {
      const loan = new ImageLoan(await apis(people.mei), simulator);
      await use(loan);
      await loan.giveBack();
    },
    { timeout: 120_000 },
  ],

  amara: ({ sessions }, use) => appear(sessions, 'amara', use),
  jonas: ({ sessions }, use) => appear(sessions, 'jonas', use),
  mei: ({ sessions }, use) => appear(sessions, 'mei', use),

  name: ({}, use) => use(`desk-${Date.now().toString(36)}`),
});

async function appear(
  sessions: Stage['sessions'],
  who: keyof typeof people,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  const session = await sessions(people[who]);
  await session.begin();
  await use(session);
  session.console.verify();
}

export { expect } from '@playwright/test';
