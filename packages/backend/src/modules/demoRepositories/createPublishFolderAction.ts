import type { DiscoveryService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { RepositoryFolder } from './RepositoryFolder';

/** Publishes as `publish:github` and its kin do, with the same outputs. */
export function createPublishFolderAction(options: {
  repositories: RepositoryFolder;
  discovery: DiscoveryService;
}) {
  const { repositories, discovery } = options;
  return createTemplateAction({
    id: 'demo:publish:folder',
    description:
      'Publishes the workspace as a folder on the machine that the demo runs on',
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Of the repository'),
      },
      output: {
        remoteUrl: z => z.string().describe('Page of the repository'),
        repoContentsUrl: z => z.string().describe('Root of its files'),
      },
    },
    async handler(ctx) {
      const { name } = ctx.input;
      if (!ctx.isDryRun) {
        const isNew = await repositories.publish(name, ctx.workspacePath);
        ctx.logger.info(
          isNew
            ? `Published the repository '${name}'.`
            : `The repository '${name}' is as it should be.`,
        );
      }
      const base = await discovery.getExternalBaseUrl('demo-repositories');
      ctx.output('remoteUrl', `${base}/${name}`);
      ctx.output('repoContentsUrl', `${base}/${name}`);
    },
  });
}
