/** One thing that is wrong with a configuration. */
export interface Problem {
  /** Keys and indexes that lead to it */
  readonly path: PropertyKey[];
  /** What is wrong and what to do, without a full stop */
  readonly message: string;
}

/** The problem as one sentence: `gateway.allowedCidrs[0]: … .` */
export function formatProblem({ path, message }: Problem): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return visible(
    path.length === 0 ? sentence : `${formatPath(path)}: ${sentence}`,
  );
}

/** Without what would break the line, or change what the terminal shows. */
function visible(sentence: string): string {
  return sentence.replace(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The path as one writes it: `templates[1].instanceTypes[0]`. */
export function formatPath(path: PropertyKey[]): string {
  return path.reduce<string>((written, key) => {
    if (typeof key === 'number') {
      return `${written}[${key}]`;
    }
    return written === '' ? String(key) : `${written}.${String(key)}`;
  }, '');
}
