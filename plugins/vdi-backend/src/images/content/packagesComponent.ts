import { componentDocument } from './componentDocument';
import { quoteForBash } from './quote';
import { readScript } from './scripts';

/** Document of the component that installs packages of the system's own repositories; Linux alone. */
export function packagesDocument(packages: readonly string[]): string {
  const list = `packages=(${packages.map(quoteForBash).join(' ')})`;
  const script = (file: string) =>
    ['set -euo pipefail', list, readScript(file)].join('\n');
  const check = {
    name: 'Check',
    action: 'ExecuteBash',
    script: script('linux/packages.check.sh'),
    minutes: 5,
  } as const;
  return componentDocument('Packages of the image project', {
    build: [
      {
        name: 'InstallPackages',
        action: 'ExecuteBash',
        script: script('linux/packages.install.sh'),
        minutes: 60,
      },
    ],
    validate: [check],
  });
}

/** What is wrong with the name of a package, if anything. */
export function packageProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9.+_:=~-]*$/.test(name)) {
    return `'${name}' is no name of a package; it takes letters, digits and . + _ : = ~ -, and begins with a letter or a digit`;
  }
  // apt-get would remove it
  return name.endsWith('-')
    ? `'${name}' ends with a dash, which would remove the package`
    : undefined;
}
