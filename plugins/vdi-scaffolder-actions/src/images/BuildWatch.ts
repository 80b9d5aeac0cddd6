import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type { ImageBuildDetail } from '@deskstage/backstage-plugin-vdi-common';
import {
  isRefusal,
  pathOfStep,
  toSentence,
  type Caller,
  type VdiCalls,
} from '../calling';

/**
 * Looks at one build, as the person who started the task for as long as their sign-in lasts.
 *
 * A build may take longer than the hour that a token of Backstage usually lives, and the scaffolder cannot renew it.
 * Whoever was once allowed to see the build is then told what the scaffolder itself sees of it.
 */
export class BuildWatch {
  private allowed = false;
  private signedIn = true;

  constructor(
    private readonly options: {
      calls: VdiCalls;
      context: Caller &
        Pick<
          ActionContext<JsonObject>,
          'checkpoint' | 'task' | 'step' | 'each'
        >;
      imageId: string;
      buildId: string;
    },
  ) {}

  /** @throws an error with a sentence for the task's log */
  async look(): Promise<ImageBuildDetail> {
    try {
      if (this.signedIn) {
        const detail = await this.lookAsInitiator();
        if (detail) {
          return detail;
        }
        this.signedIn = false;
      }
      return await this.lookAsScaffolder();
    } catch (error) {
      throw toSentence(error);
    }
  }

  /** Nothing when the sign-in has ended after the person was allowed to look. */
  private async lookAsInitiator(): Promise<ImageBuildDetail | undefined> {
    const { calls, context, imageId, buildId } = this.options;
    let first: ImageBuildDetail | undefined;
    const look = () =>
      calls.attemptAsInitiator(context, (vdi, call) =>
        vdi.images.getBuild(imageId, buildId, call),
      );
    if (!this.allowed) {
      // Kept, so that a task that is resumed after the sign-in ended can go on
      await context.checkpoint({
        key: `vdi.imageProject.wait.${pathOfStep(context)}.${buildId}`,
        fn: async () => {
          first = await look();
          return { allowed: true };
        },
      });
      this.allowed = true;
    }
    try {
      return first ?? (await look());
    } catch (error) {
      if (isRefusal(error, 401)) {
        return undefined;
      }
      throw error;
    }
  }

  private lookAsScaffolder(): Promise<ImageBuildDetail> {
    const { calls, context, imageId, buildId } = this.options;
    return calls.attemptAsScaffolder(context, (vdi, call) =>
      vdi.images.getBuild(imageId, buildId, call),
    );
  }
}
