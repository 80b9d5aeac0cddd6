import type { Check } from './Check';

/** EC2 takes 50 on a resource; ours and those of AWS need the others. */
const MOST = 30;

/** Tags that belong to somebody else. */
export const checkTags: Check = ({ tags = {} }) => {
  const reserved = Object.keys(tags).flatMap(key => {
    const [, prefix] = /^(aws:|vdi:)/i.exec(key) ?? [];
    return prefix
      ? [
          {
            path: ['tags', key],
            message: `begins with '${prefix}', which is reserved; take another name`,
          },
        ]
      : [];
  });
  return Object.keys(tags).length > MOST
    ? [...reserved, { path: ['tags'], message: `takes ${MOST} tags or fewer` }]
    : reserved;
};
