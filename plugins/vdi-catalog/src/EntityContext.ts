/** What all entities have in common. */
export interface EntityContext {
  namespace: string;
  /** Entity ref of who owns templates that are no image projects */
  owner: string;
  /** Address of the portal, without a slash at its end */
  appUrl: string;
}
