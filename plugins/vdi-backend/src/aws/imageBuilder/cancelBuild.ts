import { CancelImageCreationCommand } from '@aws-sdk/client-imagebuilder';
import { RefusedError } from '../errors';
import { callAws } from '../toAwsError';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { readImage } from './readImages';

/** Cancels a build; one that has ended or is gone counts as done. */
export async function cancelBuild(
  context: ImageFactoryContext,
  imageBuildVersionArn: string,
  clientToken: string,
): Promise<void> {
  try {
    await callAws('imagebuilder:CancelImageCreation', () =>
      context.builder.send(
        new CancelImageCreationCommand({ imageBuildVersionArn, clientToken }),
      ),
    );
  } catch (error) {
    if (!(error instanceof RefusedError)) {
      throw error;
    }
    const image = await readImage(context, imageBuildVersionArn);
    if (image && isRunning(image.state)) {
      throw error;
    }
  }
}

/** Whether Image Builder still works on it. */
export function isRunning(state: string): boolean {
  return ['queued', 'building', 'testing', 'distributing'].includes(state);
}
