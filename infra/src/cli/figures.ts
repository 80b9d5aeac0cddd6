// Synthesises the configurations named, and writes a line of JSON about their templates; for checks.
import { loadConfiguration } from '../configuration';
import { formatFigures, isWithinLimits, synthesize } from './assembly';
import { describeError } from './describeError';

try {
  const templates = process.argv
    .slice(2)
    .flatMap(file => synthesize(loadConfiguration(file)).templates)
    .map(template => ({
      ...template,
      figures: formatFigures(template),
      isWithinLimits: isWithinLimits(template),
    }));
  process.stdout.write(`${JSON.stringify(templates)}\n`);
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
