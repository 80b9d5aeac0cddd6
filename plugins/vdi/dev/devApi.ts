import { FakeVdiApi } from '../src/__testUtils__/FakeVdiApi';
import { addImages } from './devImages';
import {
  administrator,
  ago,
  launchingWorkstation,
  OTHER,
  sampleEvent,
  sampleTemplate,
  sampleWorkstation,
  windowsTemplate,
  workstationId,
} from '../src/__testUtils__/samples';
import type {
  VdiApi,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';

const LATENCY = 400;
const STEP = 4_000;

const NEXT: Partial<Record<Workstation['status'], Partial<Workstation>>> = {
  requested: { status: 'launching' },
  launching: { status: 'preparing' },
  starting: { status: 'preparing' },
  preparing: {
    status: 'ready',
    readyAt: ago(0),
    runningSince: ago(0),
    actions: ['connect', 'revealCredentials', 'stop', 'delete'],
  },
  stopping: { status: 'stopped', actions: ['start', 'delete'] },
  terminating: { status: 'terminated', actions: [] },
};

const WINDOWS = { id: 'windows-qa', name: 'Windows QA', version: 2 };
const ENTITY = 'component:default/payments-service';

function fleet(): Workstation[] {
  const others: Workstation[] = [];
  for (let number = 20; number < 60; number++) {
    others.push(
      sampleWorkstation({
        id: workstationId(number),
        name: `desktop-${number}`,
        owner: number % 7 === 0 ? undefined : OTHER,
        status: number % 7 === 0 ? 'pooled' : 'ready',
        createdAt: ago(number * 4_000),
        entityRef: number % 9 === 0 ? ENTITY : undefined,
        actions: ['delete'],
      }),
    );
  }
  return others;
}

/** The fake backend with some life: it answers after a moment, and workstations move on by themselves. */
export function devApi(scene: string | null): VdiApi {
  const api = new FakeVdiApi();
  api.me = administrator;
  api.templates = [
    sampleTemplate(),
    windowsTemplate,
    sampleTemplate({
      id: 'gpu-ml',
      name: 'Machine learning with a GPU',
      description: 'CUDA, PyTorch and Jupyter on an NVIDIA L4',
      gpus: 1,
      vcpus: 16,
      memoryMiB: 65_536,
      typicalSeconds: 420,
    }),
  ];
  addImages(api, scene);
  if (scene === 'degraded') {
    api.health = {
      status: 'degraded',
      checks: [
        {
          name: 'compute',
          status: 'degraded',
          message:
            'The AWS credentials are missing. Set them in the section `aws` of the configuration.',
        },
      ],
    };
  }
  if (scene !== 'empty') {
    api.workstations = [
      sampleWorkstation({
        entityRef: ENTITY,
        connections: { count: 1, since: ago(1_800), observedAt: ago(20) },
      }),
      launchingWorkstation({
        id: workstationId(2),
        name: 'win-qa',
        platform: 'windows',
        template: WINDOWS,
        identity: { mode: 'personal', userName: 'ada' },
      }),
      sampleWorkstation({
        id: workstationId(3),
        name: 'long-experiment',
        status: 'stopped',
        connections: undefined,
        actions: ['start', 'delete'],
      }),
      launchingWorkstation({
        id: workstationId(4),
        name: 'gpu-training',
        status: 'failed',
        reason: {
          code: 'preparation-failed',
          message:
            'The desktop could not be set up: the DCV server does not listen.',
        },
        actions: ['retry', 'delete'],
      }),
      ...fleet(),
    ];
  }
  api.events = Array.from({ length: 60 }, (_, index) =>
    sampleEvent(index, {
      type: index % 3 === 0 ? 'connection-granted' : 'ready',
      actor:
        index % 3 === 0 ? { kind: 'user', ref: OTHER } : { kind: 'system' },
    }),
  );
  setInterval(() => {
    for (const { id, status } of api.workstations) {
      const next = NEXT[status];
      if (next) {
        api.change(id, next);
      }
    }
  }, STEP);
  return withLatency(api);
}

function withLatency(api: FakeVdiApi): VdiApi {
  return new Proxy(api, {
    get(target, key, receiver) {
      const member = Reflect.get(target, key, receiver);
      return typeof member === 'function'
        ? async (...args: unknown[]) => {
            await new Promise(resolve => setTimeout(resolve, LATENCY));
            return member.apply(target, args);
          }
        : member;
    },
  });
}
