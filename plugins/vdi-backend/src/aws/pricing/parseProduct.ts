import { z } from 'zod';

const dimensionSchema = z.object({
  unit: z.string(),
  beginRange: z.string().optional(),
  pricePerUnit: z.object({ USD: z.string().optional() }),
});

const productSchema = z.object({
  product: z.object({ attributes: z.record(z.string(), z.string()) }),
  terms: z.object({
    OnDemand: z
      .record(
        z.string(),
        z.object({ priceDimensions: z.record(z.string(), dimensionSchema) }),
      )
      .optional(),
  }),
});

/** One line of the price list. */
export interface Product {
  /** Such as `operatingSystem` */
  attributes: Record<string, string>;
  /** US dollars a unit on demand, from the first unit on */
  price: number;
}

/**
 * Reads one product of GetProducts, which comes as JSON in a string.
 *
 * @param unit - the unit that the price is for, such as `Hrs` or `GB-Mo`
 * @returns `undefined` for what is no product, or one without a price in dollars: reservations are listed at zero
 */
export function parseProduct(text: string, unit: string): Product | undefined {
  const parsed = productSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    return undefined;
  }
  const { product, terms } = parsed.data;
  const price = Object.values(terms.OnDemand ?? {})
    .flatMap(term => Object.values(term.priceDimensions))
    .filter(each => each.unit === unit && (each.beginRange ?? '0') === '0')
    .map(each => Number(each.pricePerUnit.USD))
    .find(each => Number.isFinite(each) && each > 0);
  return price === undefined
    ? undefined
    : { attributes: product.attributes, price };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
