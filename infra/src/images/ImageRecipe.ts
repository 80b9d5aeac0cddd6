import { Stack } from 'aws-cdk-lib';
import * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  componentDocument,
  type ImageComponent,
  type RecipeComponent,
} from './components';
import { contentVersion } from './contentVersion';

/** Options of {@link ImageRecipe}. */
export interface ImageRecipeProps {
  /** Of the recipe, and what the names of its components begin with */
  readonly name: string;
  readonly description: string;
  readonly components: readonly RecipeComponent[];
  /** As {@link parentImage} gives it */
  readonly parentImage: string;
  /** Of the root disk */
  readonly rootDevice: string;
  readonly diskGiB: number;
  readonly volumeKey: kms.IKey;
}

/**
 * What an image is made of. Recipes and components of Image Builder never change; their versions come from their
 * content, so that a change of it makes new ones, together, and nothing else does.
 */
export class ImageRecipe extends Construct {
  readonly recipe: imagebuilder.CfnImageRecipe;
  readonly version: string;

  constructor(scope: Construct, id: string, props: ImageRecipeProps) {
    super(scope, id);
    const { name, description, components, parentImage } = props;
    const disk = { rootDevice: props.rootDevice, diskGiB: props.diskGiB };
    const windows = components.some(
      component =>
        typeof component !== 'string' && component.platform === 'Windows',
    );
    this.version = contentVersion([
      name,
      description,
      components.map(component =>
        typeof component === 'string' ? component : contentOf(component),
      ),
      parentImage,
      disk,
    ]);
    this.recipe = new imagebuilder.CfnImageRecipe(this, 'Recipe', {
      name,
      description,
      version: this.version,
      parentImage,
      components: components.map(component => ({
        componentArn: this.arnOf(component, name),
      })),
      blockDeviceMappings: [
        {
          deviceName: disk.rootDevice,
          ebs: {
            deleteOnTermination: true,
            encrypted: true,
            kmsKeyId: props.volumeKey.keyArn,
            volumeSize: disk.diskGiB,
            volumeType: 'gp3',
          },
        },
      ],
      // Otherwise Image Builder takes away an agent that it had to install itself
      ...(windows
        ? {}
        : {
            additionalInstanceConfiguration: {
              systemsManagerAgent: { uninstallAfterBuild: false },
            },
          }),
    });
  }

  private arnOf(component: RecipeComponent, recipe: string): string {
    if (typeof component !== 'string') {
      const { name, description, platform } = component;
      return new imagebuilder.CfnComponent(this, `Component-${name}`, {
        name: `${recipe}-${name}`,
        description,
        platform,
        version: contentVersion([`${recipe}-${name}`, contentOf(component)]),
        data: componentDocument(component),
      }).attrArn;
    }
    return Stack.of(this).formatArn({
      service: 'imagebuilder',
      account: 'aws',
      resource: 'component',
      resourceName: `${component}/x.x.x`,
    });
  }
}

function contentOf(component: ImageComponent): string[] {
  const { description, platform } = component;
  return [description, platform, componentDocument(component)];
}
