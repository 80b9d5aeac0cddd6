import {
  type Filter,
  paginateGetProducts,
  type PricingClient,
} from '@aws-sdk/client-pricing';
import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import type { PriceList } from '../PriceList';
import { callAws } from '../toAwsError';
import { parseProduct, type Product } from './parseProduct';

/** The values that AWS has for our platforms. */
const PLATFORMS = new Map<string, Platform>([
  ['Linux', 'linux'],
  ['Windows', 'windows'],
]);

/** What tells a plain machine on demand from the same one reserved, on a dedicated host, or with a database. */
const PLAIN = {
  tenancy: 'Shared',
  preInstalledSw: 'NA',
  capacitystatus: 'Used',
  licenseModel: 'No License required',
  marketoption: 'OnDemand',
};

/** {@link PriceList} of the AWS Price List Query API. */
export class AwsPriceList implements PriceList {
  constructor(
    private readonly options: {
      client: PricingClient;
      /** Region of the fleet, which is not the client's */
      region: () => Promise<string>;
    },
  ) {}

  async hourly(
    instanceType: string,
  ): Promise<Partial<Record<Platform, number>>> {
    // One type a call: how ANY_OF wants several values in its one string is not documented.
    const products = await this.products('Hrs', { ...PLAIN, instanceType });
    const prices: Partial<Record<Platform, number>> = {};
    for (const { attributes, price } of products) {
      const platform = PLATFORMS.get(attributes.operatingSystem);
      if (platform && attributes.instanceType === instanceType) {
        prices[platform] ??= price;
      }
    }
    return prices;
  }

  async diskMonthly(): Promise<number | undefined> {
    const products = await this.products('GB-Mo', {
      productFamily: 'Storage',
      volumeApiName: 'gp3',
    });
    return products.find(each => each.attributes.volumeApiName === 'gp3')
      ?.price;
  }

  private async products(
    unit: string,
    terms: Record<string, string>,
  ): Promise<Product[]> {
    const { client, region } = this.options;
    return callAws('pricing:GetProducts', async () => {
      const regionCode = await region();
      const pages = paginateGetProducts(
        { client, pageSize: 100, stopOnSameToken: true },
        {
          ServiceCode: 'AmazonEC2',
          FormatVersion: 'aws_v1',
          Filters: filtersOf({ ...terms, regionCode }),
        },
      );
      const products: Product[] = [];
      for await (const { PriceList = [] } of pages) {
        for (const text of PriceList as unknown[]) {
          const product = parseProduct(String(text), unit);
          products.push(...(product ? [product] : []));
        }
      }
      return products;
    });
  }
}

function filtersOf(terms: Record<string, string>): Filter[] {
  return Object.entries(terms).map(([Field, Value]) => ({
    Type: 'TERM_MATCH',
    Field,
    Value,
  }));
}
