import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { nagFindings, securityGroupRules } from './__testUtils__';
import { loadConfiguration } from './configuration';
import { createApp } from './createApp';

/** Of CloudFormation, for one template */
const MAX_BYTES = 1_000_000;
const MAX_RESOURCES = 500;

/** Names that only have to be different within something that has a name of its own. */
const WITHIN_ANOTHER = new Set([
  'DomainName',
  'LifecycleHookName',
  'MetricName',
  'PolicyName',
  'ServiceName',
  'StageName',
]);

const EXAMPLES = ['small', 'existing-network', 'gpu'];

describe.each(EXAMPLES)('the example %s', example => {
  const configuration = loadConfiguration(
    join(__dirname, '..', 'examples', `${example}.yaml`),
  );
  let outdir: string;
  let stack: Stack;
  let template: Template;
  let body: string;
  let resources: Record<
    string,
    { Type: string; Properties?: Record<string, unknown> }
  >;

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'vdi-synth-'));
    const app = createApp(configuration, { outdir });
    [stack] = app.node.children.filter(Stack.isStack);
    template = Template.fromStack(stack);
    resources = template.toJSON().Resources;
    body = readFileSync(join(outdir, stack.templateFile), 'utf8');
  }, 120_000);

  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  it('stays within what CloudFormation takes', () => {
    expect(Buffer.byteLength(body)).toBeLessThan(MAX_BYTES);
    expect(Object.keys(resources).length).toBeLessThan(MAX_RESOURCES);
  });

  it('has no finding of cdk-nag but those that give a reason', () => {
    expect(nagFindings(stack)).toEqual([]);
  });

  it('opens nothing to the internet but the load balancer to those who are allowed', () => {
    const open = securityGroupRules(template).filter(
      ({ peer }) => peer === '0.0.0.0/0' || peer === '::/0',
    );
    const allowsAnyone =
      configuration.gateway.allowedCidrs.includes('0.0.0.0/0');
    expect(open.filter(({ direction }) => direction === 'in')).toHaveLength(
      allowsAnyone ? 2 : 0,
    );
  });

  it('tags pipelines and their images, as their roles want to see', () => {
    const tags = { 'vdi:deployment': configuration.deployment };
    template.allResourcesProperties('AWS::ImageBuilder::ImagePipeline', {
      Tags: Match.objectLike(tags),
      ImageTags: Match.objectLike(tags),
    });
  });

  it('names everything after the deployment, so that two fit into one account', () => {
    const names = Object.values(resources).flatMap(({ Properties = {} }) =>
      Object.entries(Properties)
        .filter(([key]) => key.endsWith('Name') && !WITHIN_ANOTHER.has(key))
        .flatMap(([, value]) => (typeof value === 'string' ? [value] : [])),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(
      names.filter(name => !name.includes(configuration.deployment)),
    ).toEqual([]);
  });

  it('consists of these resources', () => {
    const counts: Record<string, number> = {};
    for (const { Type } of Object.values(resources)) {
      counts[Type] = (counts[Type] ?? 0) + 1;
    }
    expect(
      Object.fromEntries(
        Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)),
      ),
    ).toMatchSnapshot();
  });
});
