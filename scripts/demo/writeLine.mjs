const COLORS = { simulator: 35, backend: 36, app: 33 };
const WIDTH = Math.max(...Object.keys(COLORS).map(name => name.length)) + 2;

/** Writes the lines of several programs to standard output, each behind the name of its program. */
export function writeLine(name, line) {
  const label = `[${name}]`.padEnd(WIDTH);
  process.stdout.write(
    `${
      process.stdout.isTTY ? `\x1b[${COLORS[name]}m${label}\x1b[0m` : label
    } ${line}\n`,
  );
}
