/** The files of a bundle, each compared with the manifest the moment it is first read. */
import { Manifest, type Fault, type Finding } from '../shared/proof.js';
import { sha256 } from './canonical.js';
import { MANIFEST } from './layout.js';
import { BadZip, type OpenZip } from './zip.js';

export interface BundleFiles {
  manifest: Manifest;
  paths: readonly string[];
  /** Null: it is not there or cannot be unpacked, which has been noted. */
  bytes(path: string): Uint8Array | null;
  text(path: string): string | null;
  /** Null also when it is no JSON, which has been noted. */
  json(path: string): unknown;
  /** Reads what nobody asked for, so that everything was compared once. */
  rest(): void;
}

const utf8 = new TextDecoder();

/** A finding's two sentences. */
export function finding(fault: Fault, vi: string, en: string, where: Pick<Finding, 'file' | 'line' | 'seq'> = {}): Finding {
  return { fault, ...where, text: { vi, en } };
}

const missing = (file: string): Finding =>
  finding('missing-file', 'Thiếu tệp này trong gói.', 'This file is missing from the bundle.', { file });

function manifestOf(zip: OpenZip, note: (found: Finding) => void): Manifest | null {
  if (!zip.has(MANIFEST)) {
    note(missing(MANIFEST));
    return null;
  }
  try {
    return Manifest.parse(JSON.parse(utf8.decode(zip.read(MANIFEST))));
  } catch {
    note(finding('malformed', 'Bảng kê của gói không đọc được.', 'The manifest of the bundle cannot be read.', { file: MANIFEST }));
    return null;
  }
}

/** Null without a readable manifest. */
export function bundleFiles(zip: OpenZip, note: (found: Finding) => void, done: (bytes: number) => void): BundleFiles | null {
  const manifest = manifestOf(zip, note);
  if (!manifest) return null;
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const compared = new Set<string>([MANIFEST]);

  function bytes(path: string): Uint8Array | null {
    const first = !compared.has(path);
    compared.add(path);
    if (!zip.has(path)) {
      if (first) note(missing(path));
      return null;
    }
    let found: Uint8Array;
    try {
      found = zip.read(path);
    } catch (error) {
      if (!(error instanceof BadZip)) throw error;
      if (first) note({ ...finding(error.fault, error.text.vi, error.text.en), file: path });
      return null;
    }
    if (first) {
      done(found.length);
      const entry = listed.get(path);
      if (!entry) note(finding('file-changed', 'Tệp không có trong bảng kê.', 'The manifest does not list this file.', { file: path }));
      else if (entry.bytes !== found.length || entry.sha256 !== sha256(found))
        note(finding('file-changed', 'Tệp không khớp bảng kê.', 'The file is not the one that the manifest lists.', { file: path }));
    }
    return found;
  }
  function text(path: string): string | null {
    const found = bytes(path);
    return found && utf8.decode(found);
  }
  return {
    manifest,
    paths: zip.paths,
    bytes,
    text,
    json(path) {
      const found = text(path);
      if (found === null) return null;
      try {
        return JSON.parse(found) as unknown;
      } catch {
        note(finding('malformed', 'Tệp không phải JSON hợp lệ.', 'The file is not valid JSON.', { file: path }));
        return null;
      }
    },
    rest() {
      for (const path of new Set([...listed.keys(), ...zip.paths])) if (!compared.has(path)) bytes(path);
    },
  };
}
