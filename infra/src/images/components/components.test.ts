import { parse } from 'yaml';
import { z } from 'zod';
import { powershellProblems } from '../../__testUtils__';
import { shellcheck } from '../__testUtils__/shellcheck';
import { ownComponents, TEST_IMAGES } from '../__testUtils__/testComponents';
import { componentDocument } from './ComponentDocument';

/** Image Builder's limits: bytes of a document, components of a recipe. */
const MAX_DOCUMENT = 64 * 1024;
const MAX_COMPONENTS = 20;

const step = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z0-9_-]{3,128}$/),
    action: z.enum(['ExecuteBash', 'ExecutePowerShell', 'Reboot', 'UpdateOS']),
    timeoutSeconds: z
      .int()
      .min(1)
      .max(12 * 3600)
      .optional(),
    onFailure: z.literal('Abort').optional(),
    inputs: z
      .strictObject({
        commands: z.array(z.string().min(1)).length(1).optional(),
        delaySeconds: z.int().optional(),
      })
      .optional(),
  })
  .refine(
    ({ action, inputs }) =>
      action.startsWith('Execute') === (inputs?.commands !== undefined),
    'a script has commands, and nothing else has',
  );

const documentSchema = z.strictObject({
  name: z.string().regex(/^[-_A-Za-z0-9]{3,128}$/),
  description: z.string().min(1),
  schemaVersion: z.literal('1.0'),
  phases: z
    .array(
      z.strictObject({
        name: z.enum(['build', 'validate', 'test']),
        steps: z.array(step).min(1),
      }),
    )
    .min(1),
});

describe.each(TEST_IMAGES)('components of $title', ({ components }) => {
  it('are documents as Image Builder takes them', () => {
    expect(components.length).toBeLessThanOrEqual(MAX_COMPONENTS);
    const names = components.map(each =>
      typeof each === 'string' ? each : each.name,
    );
    expect(new Set(names).size).toBe(names.length);
    for (const component of ownComponents(components)) {
      const text = componentDocument(component);
      expect(Buffer.byteLength(text)).toBeLessThan(MAX_DOCUMENT);
      // Image Builder would take it for a reference to a value of its own
      expect(text).not.toContain('{{');
      const document = documentSchema.parse(parse(text));
      for (const phase of document.phases) {
        const titles = phase.steps.map(each => each.name);
        expect(new Set(titles).size).toBe(titles.length);
      }
    }
  });

  it('survive the way through YAML', () => {
    for (const component of ownComponents(components)) {
      const document = documentSchema.parse(
        parse(componentDocument(component)),
      );
      expect(document.phases[0].steps).toEqual(component.build);
    }
  });

  it('hold scripts without a flaw', async () => {
    const steps = ownComponents(components).flatMap(component => [
      ...component.build,
      ...(component.test ?? []),
    ]);
    const of = (action: string) =>
      steps
        .filter(each => each.action === action)
        .flatMap(each => each.inputs?.commands ?? []);
    for (const script of of('ExecuteBash')) {
      expect(script).toMatch(/^set -euo pipefail$/m);
      expect(shellcheck(script)).toBe('');
    }
    for (const script of of('ExecutePowerShell')) {
      expect(script).toContain("$ErrorActionPreference = 'Stop'");
      expect(await powershellProblems(script)).toEqual([]);
    }
  });

  it('are updated first and tested last', () => {
    const [first] = ownComponents(components);
    expect(first.name).toBe('system');
    expect(first.build.at(-1)?.action).toBe('Reboot');
    expect(ownComponents(components).at(-1)?.test).toHaveLength(1);
  });
});
