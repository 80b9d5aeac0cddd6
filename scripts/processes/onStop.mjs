/**
 * Calls `stop` once, when a signal asks this process to end or whoever started it is gone, then exits.
 *
 * @param {() => Promise<void>} stop
 */
export function onStop(stop) {
  let stopping = false;
  const end = async code => {
    if (!stopping) {
      stopping = true;
      await stop();
      process.exit(code);
    }
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  process.on('disconnect', () => end(1));
}
