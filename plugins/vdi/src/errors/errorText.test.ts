import { ResponseError } from '@backstage/errors';
import { refusal } from '../__testUtils__';
import type { VdiTranslate } from '../hooks';
import { errorText } from './errorText';

const WORDS: Record<string, string> = {
  'templates.types': 'Instance types',
  'imageForm.components': 'Components',
  'create.name': 'Name',
  'states.broken': 'A fault of its own.',
};
const t = ((key: string, { status } = { status: '' }) =>
  WORDS[key] ?? `${key} ${status}`) as unknown as VdiTranslate;

async function raw(status: number): Promise<Error> {
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: 'Oops',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => '{"trace":"…"}',
  } as unknown as Response);
}

describe('what a refusal says', () => {
  it.each([
    [
      "'settings.instanceTypes' has 't9.big', which EC2 does not offer.",
      "“Instance types” has 't9.big', which EC2 does not offer.",
    ],
    [
      "'settings.components[1].name' in the body is missing.",
      '“Components” is missing.',
    ],
    ["'name' in the body is missing.", '“Name” is missing.'],
    ["Workstation 'name' is stopping.", "Workstation 'name' is stopping."],
    ["'settings.other' is odd.", "'settings.other' is odd."],
  ])('names fields as the form does: %s', async (message, text) => {
    expect(errorText(await refusal(400, message), t)).toBe(text);
  });

  it('is a sentence where the answer has none', async () => {
    expect(errorText(await raw(502), t)).toBe('A fault of its own.');
    expect(errorText(await raw(418), t)).toBe('states.unclear 418');
  });
});
