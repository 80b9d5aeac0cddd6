import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { Random } from '../../__testUtils__/Random';
import type { Replica } from '../../__testUtils__/Replica';
import type { TemplateChoice, Wish } from '../../workstations';

export const PEOPLE = ['amara', 'jonas', 'mei'].map(
  name => `user:default/${name}`,
);
export const TEMPLATES = ['ubuntu-developer', 'windows-2022'];

/** What can happen at one moment. Weights are the numbers of entries. */
export const MOMENTS = [
  ...Array(6).fill('ask'),
  'warm',
  ...Array(3).fill('delete'),
  'force',
  ...Array(2).fill('stop'),
  'hibernate',
  ...Array(2).fill('start'),
  'reboot',
  'rebuild',
  'resize',
  'rename',
  'extend',
  'retry',
  'connect',
  ...Array(3).fill('pool'),
  'rollout',
  ...Array(3).fill('fault'),
  'mend',
  'outside',
  ...Array(2).fill('crash'),
  'sweep',
  'jump',
  ...Array(14).fill('work'),
] as const;

/** Types that both templates allow, and one that EC2 does not have. */
const TYPES = ['m7i.xlarge', 'm6i.xlarge', 'z9.huge'];

/** The wish of a moment. */
export function wishOf(
  moment: string,
  random: Random,
  choice: TemplateChoice,
): Wish {
  switch (moment) {
    case 'rebuild':
      return { action: 'rebuild', version: choice.templateVersion };
    case 'resize':
      return { action: 'resize', instanceType: random.pick(TYPES) };
    case 'rename':
      return { action: 'rename', name: `desk ${random.below(100)}` };
    case 'extend':
      return { action: 'extend', hours: 1 + random.below(3) };
    default:
      return { action: moment as 'stop' };
  }
}

/** Settings of a pool, or none. */
export function poolOf(random: Random): PoolSettings | undefined {
  if (random.chance(0.15)) {
    return undefined;
  }
  return {
    baseSize: random.below(4),
    windows: random.chance(0.5)
      ? [
          {
            days: ['mon'],
            // The town begins at eight.
            from: '08:05',
            to: random.pick(['08:20', '11:00']),
            timeZone: 'UTC',
            size: random.below(5),
          },
        ]
      : [],
    unwanted: random.pick(['terminate', 'stop', 'hibernate'] as const),
    surge: 1 + random.below(2),
    maxAgeHours: random.chance(0.2) ? 1 : undefined,
    paused: random.chance(0.1),
  };
}

/** What a workstation of the template is made from. */
export function offer(replica: Replica, id: string): Promise<TemplateChoice> {
  return replica.templates.choose(id, undefined, {
    ownershipRefs: [],
    managesTemplates: true,
  });
}
