import { createHash } from 'node:crypto';
import { INSTANCE_TYPES } from '../ec2/instanceTypes';

/** One line of the price list, as GetProducts has it. */
export interface Product {
  product: {
    productFamily: string;
    attributes: Record<string, string>;
    sku: string;
  };
  serviceCode: string;
  terms: object;
  version: string;
  publicationDate: string;
}

/** US dollars an hour of the types' large size, roughly as in eu-west-1; other sizes follow theirs. */
const HOURLY: Record<string, number> = {
  t3: 0.0912,
  m6i: 0.107,
  m7i: 0.1124,
  c7i: 0.0955,
  r7i: 0.148,
};
const GRAPHICS: Record<string, number> = {
  'g4dn.xlarge': 0.587,
  'g4dn.2xlarge': 0.838,
  'g5.xlarge': 1.123,
  'g5.2xlarge': 1.353,
  'g6.xlarge': 0.898,
  'g6.2xlarge': 1.09,
};
const SIZES: Record<string, number> = {
  medium: 0.5,
  large: 1,
  xlarge: 2,
  '2xlarge': 4,
  '4xlarge': 8,
};
/** US dollars an hour that Windows costs for each vCPU */
const WINDOWS = 0.046;
/** US dollars for a gibibyte of gp3 during a month */
const DISK = 0.088;

/** The simulated price list of one region; the plain machines stand between those that only look like them. */
export function productsOf(region: string): Product[] {
  return [
    ...[...INSTANCE_TYPES.values()].flatMap(({ name, vcpus }) => {
      const linux = linuxPrice(name);
      const windows = linux + vcpus * WINDOWS;
      const machine = (price: number, attributes: Record<string, string>) =>
        instance(region, name, price, attributes);
      return [
        machine(linux * 1.06, {
          operatingSystem: 'Linux',
          tenancy: 'Dedicated',
        }),
        machine(0, {
          operatingSystem: 'Linux',
          capacitystatus: 'AllocatedCapacityReservation',
        }),
        machine(linux, { operatingSystem: 'Linux' }),
        machine(linux + 0.06, { operatingSystem: 'RHEL' }),
        machine(linux, {
          operatingSystem: 'Windows',
          licenseModel: 'Bring your own license',
        }),
        machine(windows + 0.96, {
          operatingSystem: 'Windows',
          preInstalledSw: 'SQL Std',
        }),
        machine(windows, { operatingSystem: 'Windows' }),
      ];
    }),
    volume(region, 'gp2', DISK * 1.25),
    volume(region, 'gp3', DISK),
  ];
}

function linuxPrice(type: string): number {
  const [family, size] = type.split('.');
  return GRAPHICS[type] ?? HOURLY[family] * SIZES[size];
}

function instance(
  region: string,
  instanceType: string,
  price: number,
  attributes: Record<string, string>,
): Product {
  return createProduct(
    'Compute Instance',
    { price, unit: 'Hrs' },
    {
      instanceType,
      regionCode: region,
      tenancy: 'Shared',
      preInstalledSw: 'NA',
      capacitystatus: 'Used',
      licenseModel: 'No License required',
      marketoption: 'OnDemand',
      ...attributes,
    },
  );
}

function volume(region: string, volumeApiName: string, price: number): Product {
  return createProduct(
    'Storage',
    { price, unit: 'GB-Mo' },
    {
      regionCode: region,
      volumeApiName,
    },
  );
}

function createProduct(
  productFamily: string,
  { price, unit }: { price: number; unit: string },
  attributes: Record<string, string>,
): Product {
  const sku = createHash('sha256')
    .update(JSON.stringify(attributes))
    .digest('hex')
    .slice(0, 16)
    .toUpperCase();
  const term = `${sku}.JRTCKXETXF`;
  const rate = `${term}.6YS6EN2CT7`;
  return {
    product: {
      productFamily,
      attributes: { servicecode: 'AmazonEC2', ...attributes },
      sku,
    },
    serviceCode: 'AmazonEC2',
    terms: {
      OnDemand: {
        [term]: {
          sku,
          offerTermCode: 'JRTCKXETXF',
          effectiveDate: '2026-01-01T00:00:00Z',
          termAttributes: {},
          priceDimensions: {
            [rate]: {
              rateCode: rate,
              unit,
              beginRange: '0',
              endRange: 'Inf',
              description: `$${price} per ${unit}`,
              appliesTo: [],
              pricePerUnit: { USD: price.toFixed(10) },
            },
          },
        },
      },
    },
    version: '20260101000000',
    publicationDate: '2026-01-01T00:00:00Z',
  };
}
