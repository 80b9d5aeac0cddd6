const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** The answer that lets the user in; DCV compares the name with the owner of the session. */
export function yes(osUser: string): string {
  return `<auth result="yes"><username>${escapeXml(osUser)}</username></auth>`;
}

/** The answer that does not; a DCV client may show the message. */
export function no(message: string): string {
  return `<auth result="no"><message>${escapeXml(message)}</message></auth>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]);
}
