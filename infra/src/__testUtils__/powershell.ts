import { readFile } from 'node:fs/promises';
import { Language, Parser, type Node } from 'web-tree-sitter';

let parser: Promise<Parser> | undefined;

/** What is no PowerShell in a script, each with its line; empty for a script that parses. */
export async function powershellProblems(script: string): Promise<string[]> {
  parser ??= createParser();
  const tree = (await parser).parse(script);
  return tree ? problemsIn(tree.rootNode) : ['The script was not read.'];
}

/** Names of the commands that a PowerShell script runs, in their order. */
export async function powershellCommands(script: string): Promise<string[]> {
  parser ??= createParser();
  const tree = (await parser).parse(script);
  return (tree?.rootNode.descendantsOfType('command_name') ?? []).map(
    node => node.text,
  );
}

async function createParser(): Promise<Parser> {
  await Parser.init();
  const created = new Parser();
  const grammar = await readFile(
    require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'),
  );
  // As bytes: given a path, it would import modules, which jest's sandbox refuses.
  created.setLanguage(await Language.load(new Uint8Array(grammar)));
  return created;
}

function problemsIn(node: Node): string[] {
  if (node.isError || node.isMissing) {
    const what = node.isMissing ? `misses ${node.type}` : `'${node.text}'`;
    return [`line ${node.startPosition.row + 1}: ${what}`];
  }
  return node.hasError ? node.children.flatMap(problemsIn) : [];
}
