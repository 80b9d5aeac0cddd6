import { AwsError } from '../aws/AwsError';
import type { AwsService } from '../aws/AwsService';
import type { JsonInput } from '../aws/JsonInput';
import { createJsonService } from '../aws/jsonProtocol';
import { paginateByPosition } from '../aws/paginate';
import { productsOf, type Product } from './products';

/** The AWS Price List Query API, with the prices of one region. */
export function createPricingService(region: string): AwsService {
  const products = productsOf(region);
  return createJsonService({
    name: 'pricing',
    target: 'AWSPriceListService',
    operations: { GetProducts: input => getProducts(products, input) },
  });
}

function getProducts(all: Product[], input: JsonInput): object {
  const serviceCode = input.requiredText('ServiceCode');
  const filters = input.items('Filters').map(readFilter);
  const { items, nextToken } = paginateByPosition(
    all.filter(
      product =>
        product.serviceCode === serviceCode &&
        filters.every(matches => matches(product)),
    ),
    {
      limit: input.integer('MaxResults', 1, 100) ?? 100,
      token: input.text('NextToken'),
      invalidToken: 'InvalidNextTokenException',
    },
  );
  return {
    FormatVersion: 'aws_v1',
    PriceList: items.map(product => JSON.stringify(product)),
    NextToken: nextToken,
  };
}

function readFilter(filter: JsonInput): (product: Product) => boolean {
  const type = filter.requiredText('Type');
  const field = filter.requiredText('Field');
  const value = filter.requiredText('Value');
  if (type !== 'TERM_MATCH' && type !== 'EQUALS') {
    throw new AwsError(
      'InvalidParameterException',
      `The simulator does not know filters of the type ${type}.`,
    );
  }
  return ({ product, serviceCode }) => {
    const { attributes, productFamily } = product;
    const fields = { ...attributes, productFamily, ServiceCode: serviceCode };
    return new Map(Object.entries(fields)).get(field) === value;
  };
}
