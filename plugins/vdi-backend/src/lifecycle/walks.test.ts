import fc from 'fast-check';
import { World, type Host } from './__testUtils__/World';

const HAPPENINGS: Record<string, (world: World) => void> = {
  start: world => world.wish({ action: 'start' }),
  stop: world => world.wish({ action: 'stop' }),
  hibernate: world => world.wish({ action: 'hibernate' }),
  reboot: world => world.wish({ action: 'reboot' }),
  rebuild: world => world.wish({ action: 'rebuild', version: 9 }),
  resize: world => world.wish({ action: 'resize', instanceType: 'm7i.large' }),
  rename: world => world.wish({ action: 'rename', name: 'another' }),
  retry: world => world.wish({ action: 'retry' }),
  delete: world => world.wish({ action: 'delete' }),
  'hibernation is refused': world => {
    world.hibernates = false;
  },
  'resizing is refused': world => {
    world.resizes = false;
  },
  'terminated in EC2': world => world.meddle('terminated'),
  'stopped in EC2': world => world.meddle('stopping'),
  'started in EC2': world => world.meddle('pending'),
  'EC2 is down': world => {
    world.ec2Answers = false;
  },
  'the instance is not shown': world => {
    world.instanceShows = false;
  },
  'launches get no answer': world => {
    world.launchAnswers = false;
  },
  'the directory is down': world => {
    world.directoryAnswers = false;
  },
  'the host is broken': world => {
    world.host = 'broken';
  },
  'the host is not reached': world => {
    world.host = 'retryable';
  },
  'the host is silent': world => {
    world.host = 'silent';
  },
  'the host is offline': world => {
    world.host = 'offline';
  },
  'all is well': world => world.heal(),
  'nothing happens': () => {},
};

/** Passes until nothing is left to do. */
function settle(world: World): void {
  for (let pass = 0; pass < 2000; pass += 1) {
    if (world.pass(10).kind === 'rest') {
      return;
    }
  }
  throw new Error(
    `It never rests. The last steps: ${world.steps.slice(-10).join(', ')}`,
  );
}

const OUTCOMES = {
  run: ['ready', 'pooled', 'failed'],
  stop: ['stopped', 'failed'],
  terminate: ['terminated'],
};

/** States in which the machine may be when nothing is left to do. */
function machinesFor(world: World, happenings: [string, number][]) {
  const { status, instanceId, readyAt } = world.workstation;
  const gone = [undefined, 'shutting-down', 'terminated'];
  if (!instanceId || status === 'terminated') {
    // A machine that EC2 hid for longer than it may is the sweep's to find.
    return happenings.some(([name]) => name === 'the instance is not shown')
      ? [...gone, 'pending', 'running', 'stopping', 'stopped']
      : gone;
  }
  if (status === 'failed') {
    return readyAt ? ['stopped'] : [];
  }
  return status === 'stopped' ? ['stopped'] : ['running'];
}

describe('a workstation', () => {
  it('goes from the request to ready, stops, starts and ends', () => {
    const world = new World(false);
    settle(world);
    expect(world.workstation).toMatchObject({
      status: 'ready',
      routeClosed: false,
      tagsPending: false,
    });
    expect(world.workstation.secondsToReady).toBeGreaterThan(0);
    world.wish({ action: 'stop' });
    settle(world);
    expect(world.workstation).toMatchObject({
      status: 'stopped',
      routeClosed: true,
    });
    expect(world.instance?.state).toBe('stopped');
    world.wish({ action: 'start' });
    settle(world);
    expect(world.workstation).toMatchObject({
      status: 'ready',
      routeClosed: false,
    });
    world.wish({ action: 'delete' });
    settle(world);
    expect(world.workstation.status).toBe('terminated');
    expect(world.instance?.state).toBe('terminated');
  });

  it('is pooled without an owner', () => {
    const world = new World(true);
    settle(world);
    expect(world.workstation.status).toBe('pooled');
    expect(world.workstation).not.toHaveProperty('secondsToReady');
  });

  it('rests within its deadlines, whatever happened, and leaves no machine behind', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(
          fc.tuple(
            fc.constantFrom(...Object.keys(HAPPENINGS)),
            fc.constantFrom(1, 10, 100, 1000),
          ),
          { maxLength: 40 },
        ),
        (pooled, happenings) => {
          const world = new World(pooled);
          for (const [name, seconds] of happenings) {
            HAPPENINGS[name](world);
            world.pass(seconds);
            world.pass(1);
          }
          world.heal();
          settle(world);

          const { status, intent } = world.workstation;
          expect(OUTCOMES[intent]).toContain(status);
          expect(machinesFor(world, happenings)).toContain(
            world.instance?.state,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reaches ready after any failure that its owner tries again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Host>('broken', 'retryable', 'silent', 'offline'),
        fc.boolean(),
        (host, launchAnswers) => {
          const world = new World(false);
          world.host = host;
          world.launchAnswers = launchAnswers;
          settle(world);
          expect(world.workstation).toMatchObject({ status: 'failed' });
          expect(world.workstation.reasonMessage).toMatch(/^The desktop/);
          world.heal();
          world.wish({ action: 'retry' });
          settle(world);
          expect(world.workstation.status).toBe('ready');
        },
      ),
      { numRuns: 20 },
    );
  });
});
