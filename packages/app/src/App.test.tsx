import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parse } from 'yaml';
import App from './App';

// The demo as it is configured, so that what it is told about extensions and people is tested too.
const data = parse(
  readFileSync(resolve(__dirname, '../../../app-config.yaml'), 'utf8'),
);

const session = {
  profile: { displayName: 'Amara Okafor' },
  backstageIdentity: {
    token: `header.${window.btoa('{}')}.signature`,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/amara.okafor',
      ownershipEntityRefs: ['user:default/amara.okafor'],
    },
  },
};

/** A backend whose auth answers, once it lets somebody in; everything else of it is out of order. */
function respond(signIn: () => Response) {
  return jest.fn(async (input: RequestInfo | URL, _init?: RequestInit) =>
    String(input).endsWith('/api/auth/demo/refresh')
      ? signIn()
      : new Response('{}', { status: 503 }),
  );
}

// The whole portal loads, module by module.
jest.setTimeout(60_000);

describe('App', () => {
  beforeEach(() => {
    window.sessionStorage.clear();
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [{ context: 'test', data }] as unknown as string,
    };
  });

  it('lets one choose a person, says why when that fails, and then opens the portal', async () => {
    let answer = () =>
      Response.json({ error: { message: 'User not found' } }, { status: 404 });
    const fetchMock = respond(() => answer());
    Object.assign(global, { fetch: fetchMock });

    render(App.createRoot());

    const choice = await screen.findByRole('list', {
      name: 'People of the demo',
    });
    expect(
      within(choice)
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual([
      expect.stringMatching(/Amara Okafor.*developer, team payments/),
      expect.stringMatching(/Jonas Weber.*developer, team platform/),
      expect.stringMatching(/Mei Tanaka.*administrator/),
    ]);

    await userEvent.click(screen.getByRole('button', { name: 'Français' }));
    expect(
      await screen.findByRole('heading', { name: 'Qui voulez-vous être ?' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'English' }));

    await userEvent.click(
      await screen.findByRole('button', { name: /Amara Okafor/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^You are not signed in as Amara Okafor.*User not found/,
    );
    const [, init] = fetchMock.mock.calls[0];
    expect(new Headers(init?.headers).get('x-demo-user')).toBe(
      'user:default/amara.okafor',
    );

    answer = () => Response.json(session);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole(
        'heading',
        { name: 'Hello, Amara' },
        { timeout: 15_000 },
      ),
    ).toBeInTheDocument();
    const sidebar = screen.getByRole('navigation', { name: 'sidebar nav' });
    for (const name of ['Home', 'Workstations', 'Catalog', 'Settings']) {
      expect(within(sidebar).getByRole('link', { name })).toBeInTheDocument();
    }
    expect(window.sessionStorage.getItem('demo.userEntityRef')).toBe(
      'user:default/amara.okafor',
    );
  });
});
