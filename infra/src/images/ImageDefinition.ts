import type * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type { RecipeComponent } from './components';

/** What one image is made of, and where it goes. */
export interface ImageDefinition {
  /** `gateway`, or the id of the template; pipeline and recipe are called `vdi-<deployment>-<image>` */
  readonly image: string;
  readonly description: string;
  readonly components: readonly RecipeComponent[];
  /** AMI that it starts from, as a recipe names it */
  readonly parentImage: string;
  /** Name of the parent's root device */
  readonly rootDevice: string;
  readonly diskGiB: number;
  /** Where the image goes, beside the AMI itself */
  readonly target: Pick<
    imagebuilder.CfnDistributionConfiguration.DistributionProperty,
    'launchTemplateConfigurations' | 'ssmParameterConfigurations'
  >;
  /** Tags of the AMI, beside those that all have */
  readonly amiTags: Readonly<Record<string, string>>;
}
