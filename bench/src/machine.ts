import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine in one line: figures mean nothing without it. */
export function describeMachine(databases: string[]): string {
  const [{ model = 'unknown processor' } = {}] = cpus();
  return [
    `${availableParallelism()} cores (${model.trim()})`,
    `${Math.round(totalmem() / 1024 ** 3)} GiB`,
    `load ${loadavg()[0].toFixed(1)}`,
    `Node ${process.versions.node}`,
    ...databases,
  ].join(', ');
}
