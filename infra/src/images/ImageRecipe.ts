import { Stack } from 'aws-cdk-lib';
import * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { componentDocument, type RecipeComponent } from './components';
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
    const content = this.contentOf(props);
    this.version = contentVersion([
      Stack.of(this).resolve(content),
      props.components.map(component =>
        typeof component === 'string'
          ? component
          : componentDocument(component),
      ),
    ]);
    this.recipe = new imagebuilder.CfnImageRecipe(this, 'Recipe', {
      ...content,
      version: this.version,
    });
  }

  private contentOf(
    props: ImageRecipeProps,
  ): Omit<imagebuilder.CfnImageRecipeProps, 'version'> {
    const { name, description, components, parentImage } = props;
    return {
      name,
      description,
      parentImage,
      components: components.map(component => ({
        componentArn: this.arnOf(component, name),
      })),
      blockDeviceMappings: [
        {
          deviceName: props.rootDevice,
          ebs: {
            deleteOnTermination: true,
            encrypted: true,
            kmsKeyId: props.volumeKey.keyArn,
            volumeSize: props.diskGiB,
            volumeType: 'gp3',
          },
        },
      ],
      // Otherwise Image Builder takes away an agent that it had to install itself
      additionalInstanceConfiguration: components.some(isForWindows)
        ? undefined
        : { systemsManagerAgent: { uninstallAfterBuild: false } },
    };
  }

  private arnOf(component: RecipeComponent, recipe: string): string {
    if (typeof component === 'string') {
      return Stack.of(this).formatArn({
        service: 'imagebuilder',
        account: 'aws',
        resource: 'component',
        resourceName: `${component}/x.x.x`,
      });
    }
    const content = {
      name: `${recipe}-${component.name}`,
      description: component.description,
      platform: component.platform,
      data: componentDocument(component),
    };
    return new imagebuilder.CfnComponent(this, `Component-${component.name}`, {
      ...content,
      version: contentVersion(content),
    }).attrArn;
  }
}

function isForWindows(component: RecipeComponent): boolean {
  return typeof component !== 'string' && component.platform === 'Windows';
}
