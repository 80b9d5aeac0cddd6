import {
  GetImageCommand,
  type ImageSummary,
  paginateListImagePipelineImages,
  paginateListImagePackages,
} from '@aws-sdk/client-imagebuilder';
import type { ObservedImage } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { toObservedImage } from './toObservedImage';

/** How many of a pipeline's builds are answered. */
const MOST = 25;

/** Builds of a pipeline, newest first; none when there is no such pipeline. */
export async function readImages(
  context: ImageFactoryContext,
  imagePipelineArn: string,
): Promise<ObservedImage[]> {
  const region = await context.region();
  // In which order they come is not documented
  const read = async () => {
    const found: ImageSummary[] = [];
    for await (const page of paginateListImagePipelineImages(
      { client: context.builder, pageSize: MOST },
      { imagePipelineArn },
    )) {
      found.push(...(page.imageSummaryList ?? []));
    }
    return found;
  };
  const found = await unlessMissing(
    callAws('imagebuilder:ListImagePipelineImages', read),
  );
  return (found ?? [])
    .flatMap(source => toObservedImage(source, region) ?? [])
    .sort(
      (a, b) =>
        b.createdAt.getTime() - a.createdAt.getTime() ||
        b.imageArn.localeCompare(a.imageArn, 'en', { numeric: true }),
    )
    .slice(0, MOST);
}

/** One build; `undefined` when it was deleted. */
export async function readImage(
  context: ImageFactoryContext,
  imageBuildVersionArn: string,
): Promise<ObservedImage | undefined> {
  const answer = await unlessMissing(
    callAws('imagebuilder:GetImage', () =>
      context.builder.send(new GetImageCommand({ imageBuildVersionArn })),
    ),
  );
  return answer?.image && toObservedImage(answer.image, await context.region());
}

/** What is installed on an image, by name; empty until it is known. */
export async function readPackages(
  { builder }: ImageFactoryContext,
  imageBuildVersionArn: string,
): Promise<{ name: string; version: string }[]> {
  const read = async () => {
    const found: { name: string; version: string }[] = [];
    for await (const page of paginateListImagePackages(
      { client: builder, pageSize: 25 },
      { imageBuildVersionArn },
    )) {
      for (const { packageName, packageVersion } of page.imagePackageList ??
        []) {
        if (packageName) {
          found.push({ name: packageName, version: packageVersion ?? '' });
        }
      }
    }
    return found;
  };
  const found = await unlessMissing(
    callAws('imagebuilder:ListImagePackages', read),
  );
  return (found ?? []).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
