import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeVdiApi,
  refusal,
  renderVdi,
  sampleWorkstation,
  workstationId,
} from '../../__testUtils__';

const URL_IN_BROWSER = `https://gateway.example.com:8443/?authToken=SECRET#${workstationId(
  1,
)}`;

interface FakeTab {
  opener: unknown;
  document: Document;
  location: { replace: jest.Mock };
  close: jest.Mock;
}

function fakeTab(): FakeTab {
  return {
    opener: window,
    document: document.implementation.createHTMLDocument(),
    location: { replace: jest.fn() },
    close: jest.fn(),
  };
}

async function choose(way: string) {
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'More ways to connect to payments-debug',
    }),
  );
  await userEvent.click(screen.getByRole('menuitem', { name: way }));
}

describe('connecting', () => {
  let api: FakeVdiApi;
  let opened: { href: string; download: string }[];

  beforeEach(() => {
    api = new FakeVdiApi();
    api.workstations = [sampleWorkstation()];
    opened = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        opened.push({ href: this.href, download: this.download });
      });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  function expectNoSecret() {
    expect(document.documentElement.outerHTML).not.toContain('SECRET');
  }

  it('opens a tab at the click and sends it on when the grant is there', async () => {
    const tab = fakeTab();
    const open = jest
      .spyOn(window, 'open')
      .mockReturnValue(tab as unknown as Window);
    let grant = () => {};
    const create = api.createConnection.bind(api);
    jest.spyOn(api, 'createConnection').mockImplementation(async id => {
      await new Promise<void>(resolve => {
        grant = resolve;
      });
      return create(id);
    });
    renderVdi('/vdi', api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Connect to payments-debug in the browser',
      }),
    );
    expect(open).toHaveBeenCalledWith('about:blank', '_blank');
    expect(tab.opener).toBeNull();
    expect(tab.document.body.textContent).toBe('Opening payments-debug…');
    expect(tab.location.replace).not.toHaveBeenCalled();
    // A second click while it is on its way changes nothing.
    await userEvent.click(screen.getByRole('button', { name: 'Connecting…' }));
    expect(open).toHaveBeenCalledTimes(1);
    grant();
    expect(
      await screen.findByText(/payments-debug has opened in a new tab/),
    ).toBeInTheDocument();
    expect(tab.location.replace).toHaveBeenCalledWith(URL_IN_BROWSER);
    expectNoSecret();
  });

  it('closes the tab and says why when the backend refuses', async () => {
    const tab = fakeTab();
    jest.spyOn(window, 'open').mockReturnValue(tab as unknown as Window);
    jest.spyOn(api, 'createConnection').mockImplementation(async () => {
      throw await refusal(409, 'The workstation is stopping.');
    });
    renderVdi('/vdi', api);
    await choose('Open in browser');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The workstation is stopping.',
    );
    expect(tab.close).toHaveBeenCalled();
  });

  it('offers a link when the browser blocks the tab, and forgets it after the click', async () => {
    jest.spyOn(window, 'open').mockReturnValue(null);
    renderVdi('/vdi', api);
    await choose('Open in browser');
    const link = await screen.findByRole('link', {
      name: 'Open payments-debug',
    });
    expect(link).toHaveAttribute('href', URL_IN_BROWSER);
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    jest.restoreAllMocks();
    link.addEventListener('click', event => event.preventDefault());
    await userEvent.click(link);
    await waitFor(expectNoSecret);
  });

  it('hands the link to the DCV client and offers what helps when there is none', async () => {
    Object.assign(URL, {
      createObjectURL: jest.fn(() => 'blob:file'),
      revokeObjectURL: jest.fn(),
    });
    renderVdi('/vdi', api);
    await choose('Open in DCV client');
    const hint = within(
      (await screen.findByText(/The DCV client should open now/)).closest(
        '[role="status"]',
      ) as HTMLElement,
    );
    expect(opened).toEqual([
      { href: expect.stringMatching(/^dcv:\/\//), download: '' },
    ]);
    expect(
      hint.getByRole('link', { name: 'Get the DCV client' }),
    ).toHaveAttribute('href', 'https://www.amazondcv.com/');
    expectNoSecret();

    await userEvent.click(
      hint.getByRole('button', { name: 'Download connection file' }),
    );
    expect(
      await screen.findByText(/The connection file has been downloaded/),
    ).toBeInTheDocument();
    expect(opened[1]).toEqual({
      href: 'blob:file',
      download: 'payments-debug.dcv',
    });
    await waitFor(() =>
      expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:file'),
    );
    expectNoSecret();
  });

  it('copies the link, or shows it where there is no clipboard', async () => {
    const user = userEvent.setup();
    const write = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    renderVdi('/vdi', api);
    const chooseCopy = async () => {
      await user.click(
        await screen.findByRole('button', { name: /^More ways to connect/ }),
      );
      await user.click(screen.getByRole('menuitem', { name: 'Copy link' }));
    };
    await chooseCopy();
    expect(
      await screen.findByText(/The link has been copied/),
    ).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(URL_IN_BROWSER);
    expectNoSecret();

    write.mockRejectedValue(new Error('denied'));
    await chooseCopy();
    const field = await screen.findByRole('textbox', {
      name: 'Link to payments-debug',
    });
    expect(field).toHaveValue(URL_IN_BROWSER);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expectNoSecret();
  });

  it('can be reached by keyboard, and gives the focus back', async () => {
    const user = userEvent.setup();
    renderVdi('/vdi', api);
    const more = await screen.findByRole('button', {
      name: 'More ways to connect to payments-debug',
    });
    more.focus();
    await user.keyboard('{Enter}');
    const items = await screen.findAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Open in browser',
      'Open in DCV client',
      'Download connection file',
      'Copy link',
      'Get the DCV client',
    ]);
    expect(items[0]).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(items[1]).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(more).toHaveFocus());
  });
});
