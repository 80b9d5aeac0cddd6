import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfiguration } from './loadConfiguration';

const folder = join(__dirname, '..', '..', 'examples');

describe('the examples', () => {
  const files = readdirSync(folder);

  it('are small, existing-network and gpu', () => {
    expect(files).toEqual(['existing-network.yaml', 'gpu.yaml', 'small.yaml']);
  });

  it.each(files)('%s is in order', file => {
    expect(loadConfiguration(join(folder, file)).templates).not.toHaveLength(0);
  });
});
