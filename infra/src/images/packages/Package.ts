import { z } from 'zod';

/** The files that images install beside the packages of their distribution. */
export const PACKAGE_IDS = [
  'server-ubuntu-24.04',
  'server-amazon-linux-2023-x86_64',
  'server-amazon-linux-2023-arm64',
  'server-windows',
  'vc-redist-windows',
  'gateway-x86_64',
  'gateway-arm64',
  'nvidia-linux',
  'nvidia-windows',
] as const;

export type PackageId = (typeof PACKAGE_IDS)[number];

const url = z.string().regex(/^https:\/\/[^\s'"]+\/[A-Za-z0-9._-]+$/, {
  error: 'takes the https URL of a file',
});

export const packageListSchema = z.strictObject({
  /** The key that signs the publisher's rpm files */
  key: z.strictObject({
    url,
    fingerprint: z.string().regex(/^[0-9A-F]{40}$/, {
      error: 'takes the 40 hexadecimal digits of a fingerprint, in capitals',
    }),
  }),
  packages: z.record(
    z.enum(PACKAGE_IDS),
    z.strictObject({
      url,
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, {
          error:
            'takes the 64 hexadecimal digits of a SHA-256, in small letters',
        })
        .optional(),
      /** `key` for an rpm signed by the key above, else whom the Authenticode signature names */
      signer: z
        .string()
        .regex(/^[\w .,]+$/, { error: 'takes a name' })
        .optional(),
      /** The publisher replaces the file under this URL, so that no checksum lasts. */
      rolling: z.boolean().default(false),
    }),
  ),
});

/** Which files there are, where, and how they are known to be the right ones. */
export type PackageList = z.output<typeof packageListSchema>;

/** One file. */
export interface Package {
  readonly id: PackageId;
  /** Its name, here and in a mirror */
  readonly file: string;
  readonly url: string;
  /** 64 hexadecimal digits */
  readonly sha256?: string;
  /** `key` for an rpm signed by the list's key, else whom the Authenticode signature names */
  readonly signer?: string;
  /** The publisher replaces the file under this URL, so that no checksum lasts. */
  readonly rolling: boolean;
}
