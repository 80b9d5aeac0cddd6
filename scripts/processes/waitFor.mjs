/** Polls until the condition holds or `signal` aborts; throws what the signal says then. */
export async function waitFor(condition, signal) {
  while (!(await condition())) {
    signal?.throwIfAborted();
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}

/** Whether a URL answers, by default with any status at all. */
export async function answers(url, accept = () => true) {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(2_000),
    });
    await response.body?.cancel();
    return accept(response.status);
  } catch {
    return false;
  }
}
