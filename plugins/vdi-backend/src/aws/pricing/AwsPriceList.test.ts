import { AwsFixture } from '../__testUtils__/AwsFixture';
import { jsonError, StubAws, type StubAnswer } from '../__testUtils__/StubAws';
import { createAwsClients, type AwsClients } from '../createAwsClients';
import { AwsPriceList } from './AwsPriceList';
import { ConfigReader } from '@backstage/config';
import { priceListRegion } from './priceListRegion';

describe('AwsPriceList with the simulator', () => {
  let fixture: AwsFixture;
  beforeAll(async () => {
    fixture = await AwsFixture.create();
  });
  afterAll(() => fixture.stop());

  it('tells plain machines from what costs more or nothing', async () => {
    const { priceList } = fixture.connect();
    const { linux, windows } = await priceList.hourly('m7i.xlarge');
    expect(linux).toBeCloseTo(0.2248, 4);
    expect(windows).toBeCloseTo(0.2248 + 4 * 0.046, 4);
    expect(await priceList.hourly('p9.huge')).toEqual({});
  });

  it('knows the price of the disks', async () => {
    expect(await fixture.connect().priceList.diskMonthly()).toBe(0.088);
  });
});

describe('AwsPriceList with answers that nobody expects', () => {
  const environment = process.env;
  const stops: (() => unknown)[] = [];
  afterEach(async () => {
    process.env = environment;
    for (const stop of stops.splice(0)) {
      await stop();
    }
  });

  async function connect(answer: (page: unknown) => StubAnswer) {
    const stub = await StubAws.create(call => answer(call.json.NextToken));
    process.env = { ...environment, AWS_ENDPOINT_URL: stub.endpoint };
    const clients: AwsClients = createAwsClients({
      config: new ConfigReader({
        aws: { mainAccount: { accessKeyId: 'key', secretAccessKey: 'secret' } },
        vdi: { aws: { region: 'eu-west-1' } },
      }),
      maxAttempts: 1,
    });
    stops.push(
      () => stub.stop(),
      ...Object.values(clients).map(client => () => client.destroy()),
    );
    const priceList = new AwsPriceList({
      client: clients.pricing,
      region: () => clients.ec2.config.region(),
    });
    return { stub, priceList };
  }

  const page = (products: unknown[], NextToken?: string): StubAnswer => ({
    body: JSON.stringify({ PriceList: products, NextToken }),
  });

  function product(
    price: unknown,
    attributes: object = {},
    dimension: object = {},
  ): string {
    return JSON.stringify({
      product: {
        attributes: {
          instanceType: 'm7i.xlarge',
          operatingSystem: 'Linux',
          ...attributes,
        },
      },
      terms: {
        OnDemand: {
          term: {
            priceDimensions: {
              rate: {
                unit: 'Hrs',
                beginRange: '0',
                pricePerUnit: { USD: price },
                ...dimension,
              },
            },
          },
        },
      },
    });
  }

  it('takes prices from among what it cannot read', async () => {
    const { priceList } = await connect(() =>
      page([
        '',
        'no JSON {',
        'null',
        '[]',
        '{"product":{}}',
        '{"product":{"attributes":{"operatingSystem":"Linux"}},"terms":{}}',
        { product: 'not in a string' },
        product('0.0000000000'),
        product('-1'),
        product('free'),
        product(undefined),
        product(7),
        product('9', {}, { unit: 'Quantity' }),
        product('9', {}, { beginRange: '100' }),
        product('9', { instanceType: 'm7i.metal' }),
        product('9', { operatingSystem: 'SUSE' }),
        product('9', { operatingSystem: 'constructor' }),
        product('0.2247000000'),
        product('0.4087', { operatingSystem: 'Windows' }),
      ]),
    );
    expect(await priceList.hourly('m7i.xlarge')).toEqual({
      linux: 0.2247,
      windows: 0.4087,
    });
  });

  it('reads all pages, and asks with filters that leave one product each', async () => {
    const { stub, priceList } = await connect(token =>
      token === 'second'
        ? page([product('0.4', { operatingSystem: 'Windows' })])
        : page([product('0.2')], 'second'),
    );
    expect(await priceList.hourly('m7i.xlarge')).toEqual({
      linux: 0.2,
      windows: 0.4,
    });
    expect(stub.calls).toHaveLength(2);
    const { json, action } = stub.calls[0];
    expect(action).toBe('GetProducts');
    expect(json.ServiceCode).toBe('AmazonEC2');
    expect(json.Filters).toEqual(
      expect.arrayContaining([
        { Type: 'TERM_MATCH', Field: 'regionCode', Value: 'eu-west-1' },
        { Type: 'TERM_MATCH', Field: 'instanceType', Value: 'm7i.xlarge' },
        { Type: 'TERM_MATCH', Field: 'tenancy', Value: 'Shared' },
        { Type: 'TERM_MATCH', Field: 'capacitystatus', Value: 'Used' },
        { Type: 'TERM_MATCH', Field: 'preInstalledSw', Value: 'NA' },
      ]),
    );
  });

  it('ends when a page is its own successor', async () => {
    const { stub, priceList } = await connect(() =>
      page([product('0.2')], 'again'),
    );
    expect(await priceList.hourly('m7i.xlarge')).toEqual({ linux: 0.2 });
    expect(stub.calls.length).toBeLessThan(4);
  });

  it('has no price when there is none', async () => {
    const { priceList } = await connect(() => ({ body: '{}' }));
    expect(await priceList.hourly('m7i.xlarge')).toEqual({});
    expect(await priceList.diskMonthly()).toBeUndefined();
  });

  it('names the permission that is missing', async () => {
    const { priceList } = await connect(() =>
      jsonError('AccessDeniedException', 'not authorized'),
    );
    await expect(priceList.hourly('m7i.xlarge')).rejects.toThrow(
      "may not do 'pricing:GetProducts'",
    );
  });
});

describe('priceListRegion', () => {
  it.each([
    ['eu-west-1', 'eu-central-1'],
    ['af-south-1', 'eu-central-1'],
    ['ap-southeast-2', 'ap-south-1'],
    ['us-west-2', 'us-east-1'],
    ['ca-central-1', 'us-east-1'],
  ])('takes the list for %s from %s', (region, endpoint) => {
    expect(priceListRegion(region)).toBe(endpoint);
  });
});
