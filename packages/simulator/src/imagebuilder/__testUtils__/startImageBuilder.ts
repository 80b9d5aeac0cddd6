import {
  CreateComponentCommand,
  type CreateComponentCommandInput,
  CreateImageRecipeCommand,
  type CreateImageRecipeCommandInput,
} from '@aws-sdk/client-imagebuilder';
import { randomUUID } from 'node:crypto';
import { startTestBed } from '../../__testUtils__/testSimulator';
import { documentOf, imageBuilderOf, UBUNTU } from './ImageProject';

/** What the ARNs of the account's resources begin with. */
export const ARN = 'arn:aws:imagebuilder:eu-west-1:000000000000:';

/** A simulator whose builds take no time, with calls that make a component or a recipe. */
export async function startImageBuilder() {
  const bed = await startTestBed();
  const client = imageBuilderOf(bed);
  const component = (changes: Partial<CreateComponentCommandInput> = {}) =>
    client.send(
      new CreateComponentCommand({
        name: 'My Tools',
        semanticVersion: '1.0.0',
        platform: 'Linux',
        data: documentOf({ build: ['echo tools'] }),
        clientToken: randomUUID(),
        ...changes,
      }),
    );
  const recipe = (changes: Partial<CreateImageRecipeCommandInput> = {}) =>
    client.send(
      new CreateImageRecipeCommand({
        name: 'Desktop',
        semanticVersion: '1.0.0',
        parentImage: UBUNTU,
        components: [],
        clientToken: randomUUID(),
        ...changes,
      }),
    );
  return { ...bed, client, component, recipe };
}
