import {
  toColumns,
  type TemplateChoice,
  type WorkstationRecord,
} from './backend';
import type { Database } from './Database';
import { spread, timed, type Figure } from './measure';
import type { Scale } from './Scale';

const TEMPLATE: TemplateChoice = {
  templateId: 'claimed',
  templateName: 'Claimed in the benchmark',
  launchTemplateId: 'lt-claimed',
  templateVersion: 1,
  platform: 'linux',
  identityMode: 'shared',
  sharedUser: 'desktop',
  hibernation: false,
};

/** A request at its end. */
interface Served {
  ms: number;
  workstation: WorkstationRecord;
}

/** Requests for a workstation, first one after the other, then all at once for fewer warm ones. */
export async function measureClaims(
  database: Database,
  { requests, warm, samples }: Scale,
): Promise<Figure[]> {
  const { name: on } = database;
  await insertWarm(database, samples);
  const alone: Served[] = [];
  for (let index = 0; index < samples; index += 1) {
    alone.push(await request(database, `alone-${index}`));
  }

  await insertWarm(database, warm);
  await database.settle();
  const { ms, value: served } = await timed(() =>
    Promise.all(
      Array.from({ length: requests }, (_, index) =>
        request(database, `at-once-${index}`),
      ),
    ),
  );
  const claimed = served.filter(isClaimed);
  const launched = served.filter(each => !isClaimed(each));
  const distinct = new Set(claimed.map(each => each.workstation.id)).size;
  const millisecondsOf = (list: Served[]) => spread(list.map(each => each.ms));
  const one = millisecondsOf(alone);
  const rate = Math.round((requests * 1000) / ms);
  return [
    {
      measure: 'Claim, one after the other',
      on,
      ...one,
      result: `${alone.filter(isClaimed).length} claimed`,
    },
    {
      measure: `Claim, ${requests} requests at once on ${warm} warm`,
      on,
      ...millisecondsOf(claimed),
      result: `${distinct} claimed, each once; ${rate} requests a second, ${(
        (rate * one.p50) /
        1000
      ).toFixed(1)} times one after the other`,
    },
    {
      measure: 'Request that found none left, at once',
      on,
      ...millisecondsOf(launched),
      result: `${launched.length} to be launched`,
    },
  ];
}

function isClaimed({ workstation }: Served): boolean {
  return workstation.status === 'ready';
}

async function request(database: Database, person: string): Promise<Served> {
  const ownerRef = `user:default/${person}`;
  const { ms, value } = await timed(() =>
    database.store.request({
      template: TEMPLATE,
      ownerRef,
      personalUser: person,
      limit: 3,
      actor: { kind: 'user', ref: ownerRef },
      now: new Date(),
    }),
  );
  return { ms, workstation: value };
}

async function insertWarm(
  { knex, store }: Database,
  count: number,
): Promise<void> {
  await store.requestPooled({
    template: TEMPLATE,
    count,
    actor: { kind: 'service', ref: 'bench' },
    now: new Date(),
  });
  await knex('workstations')
    .where({ template_id: TEMPLATE.templateId, status: 'requested' })
    .whereNull('owner_ref')
    .update(toColumns({ status: 'pooled', nextCheckAt: undefined }));
}
