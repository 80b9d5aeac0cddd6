import type { Check } from './Check';

/** That each address is told once. */
export const checkWatching: Check = ({ watching }) => {
  const emails = watching?.emails ?? [];
  return emails.flatMap((email, index) =>
    emails.indexOf(email) < index
      ? [
          {
            path: ['watching', 'emails', index],
            message: `${email} is named twice; remove one`,
          },
        ]
      : [],
  );
};
