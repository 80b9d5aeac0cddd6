import { createPrices, type Prices } from '../prices';
import { TemplateCatalog, TemplateService } from '../templates';
import type { Ground } from './createGround';

/** What there is to choose from, and what it costs. */
export interface Templates {
  catalog: TemplateCatalog;
  service: TemplateService;
  prices: Prices;
}

/** Puts the reading of templates together; their administration needs pools too. */
export function createTemplates(ground: Ground): Templates {
  const { config, aws, stores, health, logger, clock } = ground;
  const catalog = new TemplateCatalog({
    launchTemplates: aws.launchTemplates,
    settings: stores.templates,
    subnetIds: config.subnetIds,
    health,
    clock,
  });
  const prices = createPrices({
    config: config.prices,
    priceList: aws.priceList,
    logger,
    clock,
  });
  const service = new TemplateService({
    catalog,
    settings: stores.templates,
    prices,
    store: stores.workstations,
  });
  return { catalog, service, prices };
}
