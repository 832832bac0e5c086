/** What this installation signs with: from the settings, else a random key kept in the data folder, readable by its owner only. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf, pemOf, publicKeyOf, signatureOf } from '../proof/index.js';
import type { SigningKey } from '../shared/proof.js';

export interface Signer {
  readonly key: SigningKey;
  /** Signature over the text in UTF-8, hex. */
  sign(text: string): string;
}

/** PEM (PKCS #8, also with `\n` written out), or the 32 bytes of the key in base64. Null: neither. */
export function readPrivateKey(text: string): Uint8Array | null {
  const pem = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : null;
  if (pem === null) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length === 32 ? bytes : null;
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return null;
  }
  const d = key.asymmetricKeyType === 'ed25519' ? key.export({ format: 'jwk' }).d : undefined;
  return d === undefined ? null : Buffer.from(d, 'base64url');
}

export function signerOf(secret: Uint8Array): Signer {
  const publicKey = publicKeyOf(secret);
  return {
    key: { algorithm: 'Ed25519', publicKey, fingerprint: fingerprintOf(publicKey), pem: pemOf(publicKey) },
    sign: (text) => signatureOf(secret, text),
  };
}

/** `configured` has been checked with the settings. @throws when the data folder cannot be written or the key in it is damaged. */
export async function openSigner(configured: string | undefined, dataDir: string): Promise<Signer> {
  const given = configured === undefined ? null : readPrivateKey(configured);
  if (given) return signerOf(given);
  const folder = path.join(dataDir, 'secrets');
  const file = path.join(folder, 'signing.pem');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeFile(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = readPrivateKey(await readFile(file, 'utf8'));
  if (!kept)
    throw new Error(`${file}: khoá ký bị hỏng, hãy khôi phục từ bản sao lưu / the signing key is damaged; restore it from a backup`);
  return signerOf(kept);
}
