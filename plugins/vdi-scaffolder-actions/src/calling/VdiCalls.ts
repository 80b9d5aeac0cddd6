import { setTimeout as pause } from 'node:timers/promises';
import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type {
  VdiApi,
  VdiRequestOptions,
} from '@deskstage/backstage-plugin-vdi-common';
import { isPassing, toSentence } from './toSentence';

/** What a call needs of an action's context. */
export type Caller = Pick<
  ActionContext<JsonObject>,
  'getInitiatorCredentials' | 'signal' | 'logger'
>;

/** Milliseconds between the attempts of one call. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000];

/** Calls of the VDI backend for actions: with the right token, again when the backend restarts, errors as sentences. */
export class VdiCalls {
  private readonly vdi: VdiApi;
  private readonly auth: AuthService;
  private readonly pauses: readonly number[];

  constructor(options: {
    vdi: VdiApi;
    auth: AuthService;
    /** Milliseconds before each further attempt of a call that may succeed soon */
    pauses?: readonly number[];
  }) {
    this.vdi = options.vdi;
    this.auth = options.auth;
    this.pauses = options.pauses ?? PAUSES;
  }

  /**
   * A call as the person who started the task.
   *
   * @param call - must be safe to repeat
   */
  async asInitiator<T>(
    caller: Caller,
    call: (vdi: VdiApi, options: VdiRequestOptions) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.attemptAsInitiator(caller, call);
    } catch (error) {
      throw toSentence(error);
    }
  }

  /** Like {@link VdiCalls.asInitiator}, but throws what the client threw. */
  async attemptAsInitiator<T>(
    caller: Caller,
    call: (vdi: VdiApi, options: VdiRequestOptions) => Promise<T>,
  ): Promise<T> {
    return this.repeat(caller, async () => {
      const { token } = await this.auth.getPluginRequestToken({
        onBehalfOf: await caller.getInitiatorCredentials(),
        targetPluginId: 'vdi',
      });
      return call(this.vdi, { token, signal: caller.signal });
    });
  }

  /**
   * A call as the scaffolder itself, for what outlives the sign-in of the person who started the task. Only for what
   * that person has been allowed to read before.
   */
  async attemptAsScaffolder<T>(
    caller: Caller,
    call: (vdi: VdiApi, options: VdiRequestOptions) => Promise<T>,
  ): Promise<T> {
    return this.repeat(caller, async () => {
      const { token } = await this.auth.getPluginRequestToken({
        onBehalfOf: await this.auth.getOwnServiceCredentials(),
        targetPluginId: 'vdi',
      });
      return call(this.vdi, { token, signal: caller.signal });
    });
  }

  private async repeat<T>(
    { signal, logger }: Caller,
    attempt: () => Promise<T>,
  ): Promise<T> {
    for (const milliseconds of this.pauses) {
      try {
        return await attempt();
      } catch (error) {
        if (!isPassing(error)) {
          throw error;
        }
        logger.info('The VDI backend does not answer; trying again.');
      }
      await pause(milliseconds, undefined, { signal });
    }
    return attempt();
  }
}
