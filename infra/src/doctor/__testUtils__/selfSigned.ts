import { generateKeyPairSync } from 'node:crypto';
import { generate } from 'selfsigned';

/** A certificate and its key in PKCS #8, as PEM texts; and the key in its older form. */
export function selfSigned(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  });
  const oldKey = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const options = {
    days: 90,
    // Faster than a pair of the library's own; its types do not know it
    keyPair: {
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      privateKey: oldKey,
    },
    extensions: [
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  };
  const { cert } = generate([{ name: 'commonName', value: name }], options);
  return {
    certificate: cert,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    oldKey,
  };
}
