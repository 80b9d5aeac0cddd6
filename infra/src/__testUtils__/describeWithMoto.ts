/** Of a moto server, somebody else's stand-in for AWS, which the test command starts. */
export const MOTO_ENDPOINT = process.env.MOTO_ENDPOINT ?? '';

/** Tests that need moto: without it they are skipped on a developer's machine, and fail in CI. */
export function describeWithMoto(name: string, tests: () => void): void {
  if (MOTO_ENDPOINT) {
    describe(name, tests);
  } else if (process.env.CI) {
    describe(name, () => {
      it('finds moto', () => {
        throw new Error(
          'MOTO_ENDPOINT is not set: start a moto server and set it, or run `npm test`, which does.',
        );
      });
    });
  } else {
    describe.skip(name, tests);
  }
}
