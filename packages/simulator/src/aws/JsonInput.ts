import { AwsError } from './AwsError';

/** Reads members of a JSON request and refuses those of a wrong type. */
export class JsonInput {
  private readonly members: Record<string, unknown>;

  private constructor(members: Record<string, unknown>) {
    this.members = members;
  }

  static parse(body: Buffer): JsonInput {
    let value: unknown;
    try {
      value = JSON.parse(body.toString('utf8') || '{}');
    } catch {
      throw new AwsError('SerializationException', 'The body is not JSON.');
    }
    return JsonInput.of(value);
  }

  static of(value: unknown): JsonInput {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new AwsError(
        'SerializationException',
        'The body is not an object.',
      );
    }
    return new JsonInput(value as Record<string, unknown>);
  }

  /** Names of the members that have a value. */
  names(): string[] {
    return Object.keys(this.members).filter(
      name => (this.members[name] ?? undefined) !== undefined,
    );
  }

  text(name: string): string | undefined {
    return this.typed<string>(name, 'string');
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw missing(name);
    return value;
  }

  flag(name: string, absent = false): boolean {
    return this.typed<boolean>(name, 'boolean') ?? absent;
  }

  /** A number in a range, both ends included. */
  integer(name: string, least: number, most: number): number | undefined {
    const value = this.typed<number>(name, 'number');
    if (
      value !== undefined &&
      (value < least || value > most || value % 1 !== 0)
    ) {
      throw invalid(
        `Value '${value}' at '${name}' failed to satisfy constraint: Member must be between ${least} and ${most}`,
      );
    }
    return value;
  }

  texts(name: string, most = Infinity): string[] {
    const values = this.list(name);
    if (values.some(value => typeof value !== 'string')) {
      throw new AwsError(
        'SerializationException',
        `'${name}' holds a value that is no string.`,
      );
    }
    if (values.length > most) {
      throw invalid(
        `Value at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
      );
    }
    return values as string[];
  }

  items(name: string): JsonInput[] {
    return this.list(name).map(JsonInput.of);
  }

  /** All members as they came. */
  all(): Record<string, unknown> {
    return { ...this.members };
  }

  /** The named members that have a value, as they came. */
  pick(...names: string[]): Record<string, unknown> {
    return Object.fromEntries(
      names
        .map(name => [name, this.members[name] ?? undefined])
        .filter(([, value]) => value !== undefined),
    );
  }

  /** A map of texts; empty when absent. */
  record(name: string): Record<string, string> {
    const child = this.child(name);
    return Object.fromEntries(
      child.names().map(key => [key, child.text(key) ?? '']),
    );
  }

  child(name: string): JsonInput {
    return JsonInput.of(this.members[name] ?? {});
  }

  private list(name: string): unknown[] {
    const value = this.members[name] ?? [];
    if (!Array.isArray(value)) {
      throw new AwsError('SerializationException', `'${name}' is not a list.`);
    }
    return value;
  }

  private typed<T>(
    name: string,
    type: 'string' | 'number' | 'boolean',
  ): T | undefined {
    const value = this.members[name] ?? undefined;
    // eslint-disable-next-line valid-typeof -- the signature allows only names that typeof answers with
    if (value !== undefined && typeof value !== type) {
      throw new AwsError(
        'SerializationException',
        `'${name}' is not a ${type}.`,
      );
    }
    return value as T | undefined;
  }
}

function missing(name: string): AwsError {
  return invalid(
    `Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: ${message}`,
  );
}
