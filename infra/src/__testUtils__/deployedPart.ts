const PSEUDO: Record<string, string> = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::URLSuffix': 'amazonaws.com',
};

/**
 * A part of a template with its references and joins put in, as AWS does it.
 *
 * @typeParam Part - what comes of it
 * @param valueOf - what a resource, by its logical id, or an attribute of it becomes
 */
export function deployedPart<Part>(
  part: unknown,
  valueOf: (id: string, attribute?: string) => string,
): Part {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const node = value as Record<string, unknown>;
    if (typeof node.Ref === 'string') {
      return PSEUDO[node.Ref] ?? valueOf(node.Ref);
    }
    if (Array.isArray(node['Fn::GetAtt'])) {
      const [id, attribute] = node['Fn::GetAtt'];
      return valueOf(id, attribute);
    }
    if (Array.isArray(node['Fn::Join'])) {
      const [separator, parts] = node['Fn::Join'];
      return (visit(parts) as string[]).join(separator);
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, each]) => [key, visit(each)]),
    );
  };
  return visit(part) as Part;
}
