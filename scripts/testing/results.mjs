/** What a part of the tests came to. */
export function results({ passed = 0, failed = 0, skipped = 0 }) {
  return { passed, failed, skipped };
}

export function add(one, other) {
  return results({
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  });
}

/** The closing line. */
export function summary({ passed, failed, skipped }) {
  const counts = [`${passed} passed`, `${failed} failed`];
  return [...counts, ...(skipped ? [`${skipped} skipped`] : [])].join(', ');
}

/**
 * What needs a tool that this machine has not got counts as skipped, except in CI: there a gap would go
 * unnoticed.
 */
export function missingTool(what, reason) {
  const inCi = Boolean(process.env.CI);
  console.error(`\n${what} cannot be run: ${reason}`);
  return results(inCi ? { failed: 1 } : { skipped: 1 });
}
