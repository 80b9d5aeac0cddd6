import type { Fault, SimulatorState } from '@deskstage/simulator';
import { addresses } from './addresses';

/** The hand behind the simulated cloud. */
export class Simulator {
  async state(): Promise<SimulatorState> {
    return (await this.request('GET', 'state')) as SimulatorState;
  }

  async addFault(fault: Fault): Promise<void> {
    await this.request('POST', 'faults', fault);
  }

  /** From now on EC2 finds no image to launch. */
  async loseImages(): Promise<void> {
    await this.addFault({
      kind: 'refuse',
      service: 'ec2',
      action: 'RunInstances',
      code: 'InvalidAMIID.NotFound',
      message: "The image id '[ami-0ab0000000000000b]' does not exist",
    });
  }

  /** Machines of an image show their desktop after all. */
  async mendImage(imageId: string): Promise<void> {
    await this.request('PUT', `images/${imageId}`, { broken: false });
  }

  async clearFaults(): Promise<void> {
    await this.request('DELETE', 'faults');
  }

  /** The host of a workstation, once it has been prepared. */
  async host(workstationId: string) {
    const { hosts } = await this.state();
    return hosts.find(host => host.workstationId === workstationId);
  }

  /** Ends every wait for a machine; what a test does not look at need not take its time. */
  async hurry(): Promise<void> {
    const { instances } = await this.state();
    for (const { instanceId, state, online } of instances) {
      const settled =
        state === 'terminated' ||
        state === 'stopped' ||
        (state === 'running' && online);
      if (!settled) {
        await this.request('POST', `instances/${instanceId}/settle`);
      }
    }
  }

  private async request(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    const response = await fetch(`${addresses.simulator}/_simulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `The simulator answered ${method} ${path} with ${await response.text()}`,
      );
    }
    return response.json();
  }
}
