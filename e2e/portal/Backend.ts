import { expect } from '@playwright/test';

/** The portal's backend, as its operator has it. Only `npm run test:browser` hands it over. */
export class Backend {
  private readonly controlUrl = process.env.VDI_CONTROL_URL;

  get canCrash(): boolean {
    return this.controlUrl !== undefined;
  }

  /** Ends it without a warning, and waits until another one has taken its place. */
  async crash(): Promise<void> {
    const response = await fetch(`${this.controlUrl}/backend/crash`, {
      method: 'POST',
    });
    expect(response.status, await response.text()).toBe(204);
  }
}
