import type { Template } from 'aws-cdk-lib/assertions';

/** What a security group lets in or out. */
export interface SecurityGroupRule {
  direction: 'in' | 'out';
  /** Logical id of the group */
  group: string;
  /** A range, or the logical id of another group */
  peer: string;
  /** As EC2 names it: `tcp`, `udp`, or `-1` for all */
  protocol: string;
  /** A port or the first of several; absent when the rule is for all */
  port?: number;
}

interface Properties {
  GroupId?: unknown;
  CidrIp?: string;
  CidrIpv6?: string;
  SourceSecurityGroupId?: unknown;
  DestinationSecurityGroupId?: unknown;
  SourcePrefixListId?: unknown;
  DestinationPrefixListId?: unknown;
  IpProtocol: string;
  FromPort?: number;
}

/** What CDK writes in place of no rule at all, because EC2 would take that for all traffic. */
const NOTHING = '255.255.255.255/32';

/** Every rule of every security group of a template, wherever it is written. */
export function securityGroupRules(template: Template): SecurityGroupRule[] {
  const rules: SecurityGroupRule[] = [];
  const add =
    (direction: 'in' | 'out', group: string) => (properties: Properties) => {
      if (properties.CidrIp !== NOTHING) {
        rules.push({
          direction,
          group,
          peer: peerOf(properties),
          protocol: String(properties.IpProtocol),
          port: properties.FromPort,
        });
      }
    };
  for (const [id, { Type, Properties }] of Object.entries<{
    Type: string;
    Properties: Properties & Record<string, Properties[] | undefined>;
  }>(template.toJSON().Resources)) {
    if (Type === 'AWS::EC2::SecurityGroup') {
      Properties.SecurityGroupIngress?.forEach(add('in', id));
      Properties.SecurityGroupEgress?.forEach(add('out', id));
    } else if (Type === 'AWS::EC2::SecurityGroupIngress') {
      add('in', logicalId(Properties.GroupId))(Properties);
    } else if (Type === 'AWS::EC2::SecurityGroupEgress') {
      add('out', logicalId(Properties.GroupId))(Properties);
    }
  }
  return rules;
}

function peerOf(properties: Properties): string {
  return (
    properties.CidrIp ??
    properties.CidrIpv6 ??
    logicalId(
      properties.SourceSecurityGroupId ??
        properties.DestinationSecurityGroupId ??
        properties.SourcePrefixListId ??
        properties.DestinationPrefixListId,
    )
  );
}

/** `{ 'Fn::GetAtt': [id, …] }` or `{ Ref: id }`; an id as such for what is not in the template. */
function logicalId(reference: unknown): string {
  if (typeof reference === 'object' && reference !== null) {
    const { Ref, 'Fn::GetAtt': attribute } = reference as {
      Ref?: string;
      'Fn::GetAtt'?: string[];
    };
    return Ref ?? attribute?.[0] ?? JSON.stringify(reference);
  }
  return String(reference);
}
