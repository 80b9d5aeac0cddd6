import { Account } from './Account';
import { TARGETS } from './targets';

/**
 * The same tests against every target, each with an account of its own. Without its server a target is skipped on a
 * developer's machine; in CI, where the gap would go unnoticed, it fails.
 */
export function forEachTarget(suite: (account: () => Account) => void): void {
  for (const target of TARGETS) {
    const skip = target.missing !== undefined && !process.env.CI;
    const describeTarget = skip ? describe.skip : describe;
    const reason = skip ? ` (skipped: ${target.missing})` : '';

    describeTarget(`against ${target.name}${reason}`, () => {
      let account: Account | undefined;

      beforeEach(async () => {
        account = await Account.open(target);
      });

      afterEach(async () => {
        const pending = account?.proxy.pending() ?? [];
        await account?.close();
        account = undefined;
        // A fault that did not strike has proved nothing.
        expect(pending).toEqual([]);
      });

      suite(() => account as Account);
    });
  }
}
