/**
 * The region whose endpoint of the price list is nearest: the list is served in three of them, each with the prices of
 * all. https://docs.aws.amazon.com/general/latest/gr/billing.html
 *
 * @param region - where the fleet is
 */
export function priceListRegion(region: string): string {
  if (/^(eu|me|af|il)-/.test(region)) {
    return 'eu-central-1';
  }
  return region.startsWith('ap-') ? 'ap-south-1' : 'us-east-1';
}
