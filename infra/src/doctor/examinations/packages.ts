import { HeadObjectCommand, NotFound } from '@aws-sdk/client-s3';
import { packageSource, packagesOf, type Package } from '../../images/packages';
import type { Clients } from '../Clients';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';
import { isUnreachable, unanswered } from '../unanswered';

/** How long a server may take to answer; milliseconds. */
const PATIENCE = 15_000;

const { ok, warning, error } = findingsOf('Packages');

/** Whether the files that images install are there, and known to be the right ones. */
export const packages: Examination = {
  subject: 'Packages',
  async examine({ clients, configuration }) {
    const { mirror } = configuration.images;
    const failures: Failure[] = [];
    const found = await Promise.all(
      packagesOf(configuration).map(async item => {
        const source = packageSource(item.url, mirror);
        try {
          return judgePackage(item, source, await isThere(clients, source));
        } catch (failure) {
          failures.push({ source, cause: causeOf(failure) });
          return [];
        }
      }),
    );
    return [...found.flat(), ...judgeFailures(failures)];
  },
};

/** A file that was asked for in vain. */
interface Failure {
  readonly source: string;
  readonly cause: Error;
}

/** A finding for each reason; that there is no network is one reason, whichever servers were asked. */
function judgeFailures(failures: Failure[]): Finding[] {
  const alike = new Map<string, Failure[]>();
  for (const failure of failures) {
    const reason = isUnreachable(failure.cause) ? '' : `${failure.cause}`;
    alike.set(reason, [...(alike.get(reason) ?? []), failure]);
  }
  return [...alike.values()].map(([{ source, cause }, ...others]) => {
    const { name, message } = cause;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    const told = new Error(`${source}${more}: ${message}`);
    return unanswered('Packages', Object.assign(told, { name }));
  });
}

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

/** What failed, in words: fetch hides it in a cause, and Node in a code when it has tried several addresses. */
function causeOf(failure: unknown): Error {
  const { cause = failure } = failure as { cause?: unknown };
  const { name, message, code } = cause as NodeJS.ErrnoException;
  return Object.assign(new Error(message || code || String(cause)), { name });
}
