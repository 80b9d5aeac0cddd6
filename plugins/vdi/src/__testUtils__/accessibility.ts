import axe from 'axe-core';

/** What is wrong with the page for people who do not see it or do not point at it; colors are looked at in a browser. */
export async function accessibilityProblems(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: {
      'color-contrast': { enabled: false },
      // The frame of the app brings the landmarks.
      region: { enabled: false },
    },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n')}`,
  );
}
