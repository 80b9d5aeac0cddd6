import { StartImagePipelineExecutionCommand } from '@aws-sdk/client-imagebuilder';
import type {
  EnsuredParts,
  ImageBlueprint,
  ImageFactory,
  ImageParts,
  MachineImage,
  ObservedImage,
  ObservedStep,
} from '../ImageFactory';
import { UncertainError } from '../errors';
import { callAws } from '../toAwsError';
import { BlueprintReader } from './BlueprintReader';
import { cancelBuild } from './cancelBuild';
import { deliverVersion } from './deliverVersion';
import { discardImage } from './discardImage';
import { ensureParts } from './ensureParts';
import { logUrlOf } from './imageArn';
import { ImageFactoryContext } from './ImageFactoryContext';
import { readMachineImages } from './machineImages';
import { readImage, readImages, readPackages } from './readImages';
import { readSteps } from './readSteps';
import { takeDownParts } from './takeDownParts';

/** EC2 Image Builder. */
export class AwsImageFactory implements ImageFactory {
  private readonly context: ImageFactoryContext;
  private readonly blueprintReader: BlueprintReader;

  constructor(options: ConstructorParameters<typeof ImageFactoryContext>[0]) {
    this.context = new ImageFactoryContext(options);
    this.blueprintReader = new BlueprintReader(this.context);
  }

  blueprints(): Promise<Map<string, ImageBlueprint>> {
    return this.blueprintReader.read();
  }

  machineImages(amiIds: string[]): Promise<Map<string, MachineImage>> {
    return readMachineImages(this.context, amiIds);
  }

  ensure(parts: ImageParts): Promise<EnsuredParts> {
    return ensureParts(this.context, parts);
  }

  takeDown(name: string): Promise<boolean> {
    return takeDownParts(this.context, name);
  }

  async start(imagePipelineArn: string, clientToken: string): Promise<string> {
    const { imageBuildVersionArn } = await callAws(
      'imagebuilder:StartImagePipelineExecution',
      () =>
        this.context.builder.send(
          new StartImagePipelineExecutionCommand({
            imagePipelineArn,
            clientToken,
          }),
        ),
    );
    if (!imageBuildVersionArn) {
      throw new UncertainError(
        'Image Builder did not say which build it started; it is asked again.',
      );
    }
    return imageBuildVersionArn;
  }

  images(pipelineArn: string): Promise<ObservedImage[]> {
    return readImages(this.context, pipelineArn);
  }

  image(imageArn: string): Promise<ObservedImage | undefined> {
    return readImage(this.context, imageArn);
  }

  steps(imageArn: string): Promise<ObservedStep[]> {
    return readSteps(this.context, imageArn);
  }

  packages(imageArn: string): Promise<{ name: string; version: string }[]> {
    return readPackages(this.context, imageArn);
  }

  cancel(imageArn: string, clientToken: string): Promise<void> {
    return cancelBuild(this.context, imageArn, clientToken);
  }

  templateVersionOf(
    launchTemplateId: string,
    amiId: string,
  ): Promise<number | undefined> {
    return deliverVersion(this.context, launchTemplateId, amiId);
  }

  discard(options: Parameters<ImageFactory['discard']>[0]): Promise<void> {
    return discardImage(this.context, options);
  }

  logUrl(imageArn: string): string {
    return logUrlOf(imageArn);
  }
}
