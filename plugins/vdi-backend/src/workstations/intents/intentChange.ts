import { extend, rename, resize } from './change';
import { terminate } from './end';
import { reboot, start, stop } from './power';
import { rebuild, retry } from './replace';
import type { IntentChange, IntentContext, Wish } from './Wish';

/**
 * What it takes to bring a wish about; `undefined` when it is fulfilled or under way already.
 *
 * @throws ConflictError when the wish does not fit the present status
 */
export function intentChange(
  wish: Wish,
  context: IntentContext,
): IntentChange | undefined {
  switch (wish.action) {
    case 'start':
      return start(context);
    case 'stop':
    case 'hibernate':
      return stop(wish.action, context);
    case 'reboot':
      return reboot(context);
    case 'retry':
      return retry(context);
    case 'rebuild':
      return rebuild(wish.version, context);
    case 'resize':
      return resize(wish.instanceType, context);
    case 'extend':
      return extend(wish.hours, context);
    case 'rename':
      return rename(wish.name, context);
    default:
      return terminate(context);
  }
}
