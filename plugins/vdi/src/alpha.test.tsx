import { screen } from '@testing-library/react';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { messages } from './translations/en';
import french from './translations/fr';
import { homeWidget } from './extensions';
import { FakeVdiApi, renderVdi, sampleWorkstation } from './__testUtils__';

/** Texts by the path that leads to them. */
function flatten(texts: object, path = ''): Record<string, string> {
  return Object.entries(texts).reduce(
    (all, [key, text]) => ({
      ...all,
      ...(typeof text === 'string'
        ? { [path + key]: text }
        : flatten(text, `${path}${key}.`)),
    }),
    {},
  );
}

describe('vdi plugin in the new frontend system', () => {
  it('renders its page below the frame of the app', async () => {
    const api = new FakeVdiApi();
    api.workstations = [sampleWorkstation()];
    renderVdi('/vdi', api);
    expect(
      await screen.findByRole('article', { name: 'payments-debug' }),
    ).toBeInTheDocument();
  });

  it('offers a home page widget', () => {
    expect(
      createExtensionTester(homeWidget).get(homePageWidgetDataRef),
    ).toMatchObject({ name: 'HomePageWorkstations', title: 'Workstations' });
  });

  it('has the same texts with the same values in French', () => {
    const english = flatten(messages);
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    const values = (text: string) => text.match(/\{\{\w+\}\}/g)?.sort() ?? [];
    for (const [key, text] of Object.entries<string>(french)) {
      expect([key, values(text)]).toEqual([key, values(english[key])]);
      // Typography: no straight apostrophes, no breaking space before punctuation.
      expect(text).not.toMatch(/'| [?!;:»]|« /);
    }
  });
});
