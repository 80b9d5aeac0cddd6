export interface Config {
  auth?: {
    providers?: {
      demo?: {
        development?: {
          /**
           * People whom anybody can be at the demo, without a password. Refused outside development.
           *
           * @deepVisibility frontend
           */
          people: Array<{
            /** Full reference of a user entity of the catalog, such as `user:default/amara.okafor`. */
            userEntityRef: string;
            name: string;
            role: 'developer' | 'administrator';
            team?: string;
          }>;
        };
      };
    };
  };
}
