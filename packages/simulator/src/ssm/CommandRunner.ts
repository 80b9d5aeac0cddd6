import { isOnline } from '../ec2/Instance';
import { runDocument, type StepResult } from '../hosts';
import type { World } from '../world/World';
import type { Command, Invocation } from './Command';
import { documentAction } from './documents';

/**
 * Lets commands take effect on their hosts. There is no timer: whoever looks at or changes the world settles first
 * what was due before.
 */
export class CommandRunner {
  private readonly world: World;
  private open: { command: Command; invocation: Invocation }[] = [];
  private nextEnd = Infinity;

  constructor(world: World) {
    this.world = world;
    this.reload();
  }

  /** Finds the open commands again after the world's state was replaced. */
  reload(): void {
    this.open = [];
    this.nextEnd = Infinity;
    for (const command of this.world.state.commands.values()) this.add(command);
  }

  add(command: Command): void {
    for (const invocation of command.invocations) {
      if (invocation.end || invocation.cancelledAt !== undefined) continue;
      this.open.push({ command, invocation });
      this.nextEnd = Math.min(this.nextEnd, invocation.endsAt);
    }
  }

  /** Ends every invocation that is due, in the order of their ends. */
  settle(): void {
    const now = this.world.now();
    if (now < this.nextEnd) return;
    const live = this.open.filter(
      ({ invocation }) => invocation.cancelledAt === undefined,
    );
    const due = live
      .filter(({ invocation }) => invocation.endsAt <= now)
      .sort((a, b) => a.invocation.endsAt - b.invocation.endsAt);
    this.open = live.filter(({ invocation }) => invocation.endsAt > now);
    this.nextEnd = this.open.reduce(
      (least, { invocation }) => Math.min(least, invocation.endsAt),
      Infinity,
    );
    for (const { command, invocation } of due) {
      invocation.end = {
        at: invocation.endsAt,
        result: this.run(command, invocation),
      };
    }
  }

  private run(
    command: Command,
    invocation: Invocation,
  ): StepResult | undefined {
    const instance = this.world.state.instances.get(invocation.instanceId);
    if (!instance || !isOnline(instance, invocation.endsAt)) return undefined;
    if (invocation.failure !== undefined) {
      return { exitCode: 1, stdout: '', stderr: `${invocation.failure}\n` };
    }
    const action = documentAction(this.world, command.documentName);
    if (!action) return undefined;
    return runDocument(this.world, action, {
      instance,
      parameters: command.parameters,
      at: invocation.endsAt,
    });
  }
}
