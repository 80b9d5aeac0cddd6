export interface Config {
  vdi?: {
    images?: {
      /**
       * Entity ref of the scaffolder template that makes an image project;
       * `template:default/new-workstation-image` when absent, and `none`
       * for no way to it.
       *
       * @visibility frontend
       */
      newTemplate?: string;
    };
  };
}
