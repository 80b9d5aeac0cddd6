import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClients } from '../Clients';
import { formatFinding } from '../Finding';
import { testConfiguration } from '../../__testUtils__';
import { isThere, judgePackage, packages } from './packages';

describe('isThere', () => {
  const methods: string[] = [];
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      methods.push(request.method ?? '');
      response.statusCode = Number(request.url?.slice(1));
      response.end();
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const clients = createClients({ region: 'eu-west-1' });

  it.each([
    [200, true],
    [403, false],
    [404, false],
  ])('status %d: %s', async (status, there) => {
    expect(await isThere(clients, `${base}/${status}`)).toBe(there);
    expect(methods.at(-1)).toBe('HEAD');
  });

  it('does not take a server in trouble for an absent file', async () => {
    await expect(isThere(clients, `${base}/503`)).rejects.toThrow(
      'answered 503',
    );
  });
});

describe('packages', () => {
  const region = 'eu-west-1';
  const now = new Date('2026-11-22T00:00:00Z');

  afterEach(() => jest.restoreAllMocks());

  async function linesWhen(failure: (url: string) => Error) {
    jest
      .spyOn(global, 'fetch')
      .mockImplementation(async url => Promise.reject(failure(String(url))));
    const clients = createClients({ region });
    const configuration = testConfiguration();
    const found = await packages.examine({ clients, configuration, now });
    return found.map(formatFinding);
  }

  it('says once that there is no network, whichever servers were asked', async () => {
    const lines = await linesWhen(url => {
      const { host } = new URL(url);
      const cause = new Error(`getaddrinfo ENOTFOUND ${host}`);
      return new TypeError('fetch failed', { cause });
    });
    expect(lines).toEqual([
      expect.stringMatching(
        /^warning Packages — could not be checked: there was no answer \(https:\S+ and \d+ more: getaddrinfo ENOTFOUND \S+\) — look at the network/,
      ),
    ]);
  });

  it('says so when each address of a server refused', async () => {
    const refused = Object.assign(new AggregateError([]), {
      code: 'ECONNREFUSED',
    });
    const lines = await linesWhen(
      () => new TypeError('fetch failed', { cause: refused }),
    );
    expect(lines).toEqual([
      expect.stringMatching(/there was no answer \(https:.*: ECONNREFUSED\)/),
    ]);
  });

  it('keeps other reasons apart', async () => {
    const lines = await linesWhen(url => new Error(`odd answer of ${url}`));
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('judgePackage', () => {
  const url = 'https://packages.example.com/gateway.rpm';
  const judge = (item: object, source: string, found: boolean) =>
    judgePackage({ id: 'gateway-arm64', ...item }, source, found).map(
      formatFinding,
    );

  it.each([
    [
      { sha256: 'a' },
      url,
      true,
      'ok      Packages — gateway-arm64 is there, known by its checksum',
    ],
    [
      { signer: 'key' },
      url,
      true,
      'ok      Packages — gateway-arm64 is there, known by its signature',
    ],
    [
      {},
      url,
      true,
      'warning Packages — gateway-arm64 is there, but it has neither a checksum nor a signer to know it by — run `npm run infra -- packages`',
    ],
    [
      { sha256: 'a' },
      url,
      false,
      `error   Packages — gateway-arm64 is not at ${url} — take another version in infra/packages.yaml, or a mirror of yours in images.mirror`,
    ],
    [
      { sha256: 'a' },
      's3://mirror/gateway.rpm',
      false,
      'error   Packages — gateway-arm64 is not at s3://mirror/gateway.rpm — copy it there',
    ],
  ])('%j at %s, there: %s', (item, source, found, line) => {
    expect(judge(item, source, found)).toEqual([line]);
  });
});
