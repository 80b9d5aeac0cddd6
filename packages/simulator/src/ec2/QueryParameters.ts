import { AwsError } from '../aws/AwsError';

interface Tree {
  value?: string;
  children: Map<string, Tree>;
}

/** Parameters of the EC2 query protocol, such as `Filter.1.Value.2=running`. */
export class QueryParameters {
  private readonly tree: Tree;

  private constructor(tree: Tree) {
    this.tree = tree;
  }

  static parse(body: string): QueryParameters {
    const root: Tree = { children: new Map() };
    for (const [name, value] of new URLSearchParams(body)) {
      let node = root;
      for (const part of name.split('.')) {
        let child = node.children.get(part);
        if (!child) {
          child = { children: new Map() };
          node.children.set(part, child);
        }
        node = child;
      }
      node.value = value;
    }
    return new QueryParameters(root);
  }

  get empty(): boolean {
    return this.tree.children.size === 0;
  }

  text(name: string): string | undefined {
    return this.tree.children.get(name)?.value;
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') {
      throw new AwsError(
        'MissingParameter',
        `The request must contain the parameter ${name}`,
      );
    }
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d+$/.test(value)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Invalid value '${value}' for ${name}. Must be an integer.`,
      );
    }
    return Number(value);
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : value === 'true';
  }

  /** `Name.1`, `Name.2`, … */
  texts(name: string): string[] {
    return this.numbered(name).flatMap(({ value }) =>
      value === undefined ? [] : [value],
    );
  }

  /** `Name.1.…`, `Name.2.…`, … */
  items(name: string): QueryParameters[] {
    return this.numbered(name).map(tree => new QueryParameters(tree));
  }

  child(name: string): QueryParameters {
    return new QueryParameters(
      this.tree.children.get(name) ?? { children: new Map() },
    );
  }

  /** The same for the same parameters, in whatever order they came. */
  fingerprint(except: string[]): string {
    const lines: string[] = [];
    const visit = (tree: Tree, path: string) => {
      if (tree.value !== undefined) lines.push(`${path}=${tree.value}`);
      for (const [name, child] of tree.children)
        visit(child, `${path}.${name}`);
    };
    for (const [name, child] of this.tree.children) {
      if (!except.includes(name)) visit(child, name);
    }
    return lines.sort().join('\n');
  }

  private numbered(name: string): Tree[] {
    return [...(this.tree.children.get(name)?.children ?? [])]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, tree]) => tree);
  }
}
