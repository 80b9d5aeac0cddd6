export interface Config {
  vdi?: {
    /** Entities that stand for templates and image projects. */
    catalog?: {
      /** Namespace of the entities; `default` when absent. */
      namespace?: string;
      /** Entity ref of who owns templates that are no image projects; `unknown` when absent. */
      owner?: string;
    };
  };
}
