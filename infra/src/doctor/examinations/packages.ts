import { HeadObjectCommand, NotFound } from '@aws-sdk/client-s3';
import { packageSource, packagesOf, type Package } from '../../images/packages';
import type { Clients } from '../Clients';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';
import { unanswered } from '../unanswered';

/** How long a server may take to answer; milliseconds. */
const PATIENCE = 15_000;

const { ok, warning, error } = findingsOf('Packages');

/** Whether the files that images install are there, and known to be the right ones. */
export const packages: Examination = {
  subject: 'Packages',
  async examine({ clients, configuration }) {
    const { mirror } = configuration.images;
    const found = await Promise.all(
      packagesOf(configuration).map(async item => {
        const source = packageSource(item.url, mirror);
        try {
          return judgePackage(item, source, await isThere(clients, source));
        } catch (cause) {
          return [unanswered('Packages', describe(source, cause))];
        }
      }),
    );
    return found.flat();
  },
};

/** Whether an image can be built with the package. */
export function judgePackage(
  { id, sha256, signer }: Pick<Package, 'id' | 'sha256' | 'signer'>,
  source: string,
  isFound: boolean,
): Finding[] {
  if (!isFound) {
    return [
      error(
        `${id} is not at ${source}`,
        source.startsWith('s3://')
          ? 'copy it there'
          : 'take another version in infra/packages.yaml, or a mirror of yours in images.mirror',
      ),
    ];
  }
  if (!sha256 && !signer) {
    return [
      warning(
        `${id} is there, but it has neither a checksum nor a signer to know it by`,
        'run `npm run infra -- packages`',
      ),
    ];
  }
  return [
    ok(`${id} is there, known by its ${sha256 ? 'checksum' : 'signature'}`),
  ];
}

/** A HEAD request, over https or to S3. */
export async function isThere(
  { s3 }: Pick<Clients, 's3'>,
  source: string,
): Promise<boolean> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(source) ?? [];
  if (bucket) {
    try {
      await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      return true;
    } catch (cause) {
      if (cause instanceof NotFound) {
        return false;
      }
      throw cause;
    }
  }
  const response = await fetch(source, {
    method: 'HEAD',
    signal: AbortSignal.timeout(PATIENCE),
  });
  // CloudFront in front of a bucket answers 403 for what is not in it
  if (response.status === 404 || response.status === 403) {
    return false;
  }
  if (!response.ok) {
    throw new Error(`${new URL(source).host} answered ${response.status}`);
  }
  return true;
}

/** What failed, with its cause, which fetch hides. */
function describe(source: string, failure: unknown): Error {
  const { name, message, cause } = failure as Error;
  const reason = cause instanceof Error ? cause.message : message;
  const described = new Error(`${source}: ${reason}`);
  described.name = name;
  return described;
}
