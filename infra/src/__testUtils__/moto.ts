const { MOTO_ENDPOINT, CI } = process.env;

/** Tests that need moto: without it they are skipped on a developer's machine, and fail in CI. */
export const describeWithMoto = MOTO_ENDPOINT || CI ? describe : describe.skip;

/**
 * Of a moto server, somebody else's stand-in for AWS, which the test command starts.
 *
 * @throws when there is none, so that no test goes to AWS itself
 */
export function motoEndpoint(): string {
  if (!MOTO_ENDPOINT) {
    throw new Error(
      'MOTO_ENDPOINT is not set: start a moto server and set it, or run `npm test`, which does.',
    );
  }
  return MOTO_ENDPOINT;
}
