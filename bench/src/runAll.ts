import { measureClaims } from './claims';
import { Database } from './Database';
import { insertFleet } from './fleetRows';
import { measureFunctions } from './functions';
import { measureHttpLists } from './httpLists';
import { measureLaunches } from './launches';
import { measureLists } from './lists';
import type { Figure } from './measure';
import type { Scale } from './Scale';
import { measureSweep } from './sweep';
import { measureMornings, measurePoolDay } from './virtual';

/** Options of {@link runAll}. */
export interface RunAllOptions {
  scale: Scale;
  /** A PostgreSQL server on which databases may be made; SQLite alone is measured without one. */
  postgres?: string;
  /** Told what is measured next. */
  onProgress?: (what: string) => void;
}

/** What there is to know after a run. */
export interface Results {
  /** Such as `PostgreSQL 18.4` */
  databases: string[];
  figures: Figure[];
}

/** Takes every measurement. */
export async function runAll(options: RunAllOptions): Promise<Results> {
  const { scale, postgres, onProgress = () => {} } = options;
  const databases: string[] = [];
  const figures: Figure[] = [];
  const openers = [
    ...(postgres ? [() => Database.postgres(postgres)] : []),
    () => Database.sqlite(),
  ];
  for (const [index, open] of openers.entries()) {
    const database = await open();
    const measure = async (
      what: string,
      action: () => Promise<Figure[]>,
    ): Promise<void> => {
      onProgress(`${what} on ${database.name}`);
      figures.push(...(await action()));
    };
    try {
      databases.push(`${database.name} ${database.version}`);
      onProgress(`${scale.workstations} workstations into ${database.name}`);
      await insertFleet(database, scale, new Date());
      await database.settle();
      await measure('Lists', () => measureLists(database, scale));
      await measure('Claims', () => measureClaims(database, scale));
      // What follows is about the portal and AWS, not about databases: one is enough.
      if (index === 0) {
        await database.settle();
        await measure('HTTP', () => measureHttpLists(database, scale));
        await measure('Launches', () => measureLaunches(database, scale));
        await measure('Sweep', () => measureSweep(database, scale));
      }
    } finally {
      await database.close();
    }
  }
  onProgress('A day of a pool');
  figures.push(...(await measurePoolDay(scale)));
  onProgress('Mornings');
  figures.push(...(await measureMornings(scale)));
  onProgress('Functions at the gateway');
  figures.push(...(await measureFunctions(scale)));
  return { databases, figures };
}
