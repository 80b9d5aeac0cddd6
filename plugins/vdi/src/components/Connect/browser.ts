/** A tab that was opened at the click, before it is known what it will show. */
export interface WaitingTab {
  go(url: string): void;
  close(): void;
}

/**
 * Opens an empty tab. Must be called in the event handler of a click, or browsers block it; `undefined` when they do
 * all the same.
 */
export function openWaitingTab(text: string): WaitingTab | undefined {
  const tab = window.open('about:blank', '_blank');
  if (!tab) {
    return undefined;
  }
  // What opens there must not reach back into the portal.
  tab.opener = null;
  tab.document.title = text;
  tab.document.body.textContent = text;
  return {
    go: url => tab.location.replace(url),
    close: () => tab.close(),
  };
}

function followLink(attributes: { href: string; download?: string }): void {
  const link = document.createElement('a');
  link.href = attributes.href;
  link.rel = 'noopener noreferrer';
  if (attributes.download) {
    link.download = attributes.download;
  }
  document.body.append(link);
  link.click();
  link.remove();
}

/** Hands a link to the program that is registered for its scheme; nobody tells whether there is one. */
export function openNativeLink(url: string): void {
  followLink({ href: url });
}

/** Gives text to the person as a file. */
export function downloadText(name: string, content: string): void {
  const url = URL.createObjectURL(
    new Blob([content], { type: 'application/octet-stream' }),
  );
  followLink({ href: url, download: name });
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

/** Puts text on the clipboard; tells whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without permission, or on a page without TLS, there is no clipboard.
    return false;
  }
}
