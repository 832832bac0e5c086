/** The seals of a bundle: signed by the key they name, one after the other, and the lists of records they cover. */
import { Seal, type Finding } from '../shared/proof.js';
import { canonical, sha256 } from './canonical.js';
import { finding, type BundleFiles } from './files.js';
import { fingerprintOf, isSignedBy, shownFingerprint } from './keys.js';
import { sealPaths, SEALS } from './layout.js';
import { NamedRecords, splitNames } from './names.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export interface ReadSeal {
  seal: Seal;
  file: string;
  /** SHA-256 of its text: what the next one names, and what a printed report can quote. */
  hash: string;
  fingerprint: string;
  /** Whether its signature holds. */
  signed: boolean;
}

function parse(text: string | null): Seal | null {
  if (text === null) return null;
  try {
    const seal = Seal.parse(JSON.parse(text));
    return canonical(seal) === text ? seal : null;
  } catch {
    return null;
  }
}

/** By number; what is wrong with one is noted, and the others are read all the same. */
export function readSeals(files: BundleFiles, note: (found: Finding) => void): ReadSeal[] {
  const read: ReadSeal[] = [];
  const wrong = (file: string, vi: string, en: string): void => note(finding('seal-forged', vi, en, { file }));
  const paths = files.paths.filter((path) => path.startsWith(SEALS) && path.endsWith('.json')).toSorted();
  for (const file of paths) {
    const text = files.text(file);
    const seal = parse(text);
    if (!seal || text === null || sealPaths(seal).seal !== file) {
      wrong(file, 'Dấu niêm phong không đọc được hoặc đã bị sửa.', 'The seal cannot be read or was altered.');
      continue;
    }
    const before = read.at(-1);
    const signature = files.bytes(sealPaths(seal).signature);
    const signed = signature !== null && isSignedBy(seal.publicKey, text, bytesToHex(signature));
    if (!signed) {
      wrong(file, 'Chữ ký của dấu niêm phong không đúng: nội dung đã bị sửa.', 'The signature of the seal does not hold: it was altered.');
    }
    if (seal.n !== read.length || seal.previous !== (before?.hash ?? null) || (seal.kind === 'end-ex') !== (seal.n === 0)) {
      wrong(file, 'Dấu niêm phong không nối tiếp dấu trước nó.', 'The seal does not follow the one before it.');
    }
    if (seal.exerciseId !== files.manifest.exercise.id) {
      wrong(file, 'Dấu niêm phong thuộc về một cuộc diễn tập khác.', 'The seal belongs to another exercise.');
    }
    read.push({ seal, file, hash: sha256(text), fingerprint: fingerprintOf(seal.publicKey), signed });
  }
  if (read.length === 0) {
    note(
      finding(
        'unsealed',
        'Gói không có dấu niêm phong nào: không có gì chứng minh nội dung.',
        'The bundle holds no seal: nothing proves its contents.',
      ),
    );
  }
  return read;
}

/** `given`: fingerprints that the reader has from elsewhere. Without any, seals of one bundle must at least share one key. */
export function checkKeys(seals: readonly ReadSeal[], given: readonly string[], note: (found: Finding) => void): void {
  const first = seals[0]?.fingerprint;
  for (const { fingerprint, file } of seals) {
    const shown = shownFingerprint(fingerprint);
    if (given.length > 0 && !given.includes(fingerprint)) {
      const vi = `Niêm phong bằng khoá khác với khoá đã cho; khoá của dấu này: ${shown}.`;
      note(finding('key-changed', vi, `Sealed with another key than the one given; the key of this seal: ${shown}.`, { file }));
    } else if (given.length === 0 && fingerprint !== first) {
      const vi = `Niêm phong bằng khoá khác với dấu đầu tiên; khoá của dấu này: ${shown}. Nếu đơn vị đã thay khoá, hãy cho biết cả hai vân tay.`;
      const en = `Sealed with another key than the first seal; the key of this seal: ${shown}. If the keys were rotated, give both fingerprints.`;
      note(finding('key-changed', vi, en, { file }));
    }
  }
}

/** Names of all records that the seals cover, by stream; null: without seals, or with a list that is not the sealed one, names tell nothing. */
export function sealedNames(files: BundleFiles, seals: readonly ReadSeal[], note: (found: Finding) => void): Map<string, string[]> | null {
  const all = new Map<string, string[]>();
  let whole = seals.length > 0;
  for (const { seal } of seals) {
    const path = sealPaths(seal).records;
    const text = files.text(path);
    if (text === null || sha256(text) !== seal.records) {
      whole = false;
      if (text !== null)
        note(
          finding('seal-forged', 'Danh sách bản ghi không khớp dấu niêm phong.', 'The list of records is not the sealed one.', {
            file: path,
          }),
        );
      continue;
    }
    for (const line of text.split('\n').slice(0, -1)) {
      const named = NamedRecords.safeParse(JSON.parse(line));
      const known = named.success ? (all.get(named.data.stream) ?? []) : [];
      if (!named.success || known.length !== named.data.from) whole = false;
      else all.set(named.data.stream, [...known, ...splitNames(named.data.names)]);
    }
  }
  return whole ? all : null;
}
