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

/**
 * Gives the SDK credentials, of which moto takes any.
 *
 * @returns what puts the environment back
 */
export function setMotoCredentials(): () => void {
  const environment = process.env;
  process.env = {
    ...environment,
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  return () => {
    process.env = environment;
  };
}
