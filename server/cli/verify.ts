/** `dientap verify`: whether a bundle is what was sealed, and what of it is not; without a server, without a network (H1). */
import { readFile } from 'node:fs/promises';
import {
  countsOf,
  FAULT_NAMES,
  KEY_NAMES,
  readFingerprint,
  remarksOn,
  sealName,
  shownFingerprint,
  verdictOf,
  verifyBundle,
  type Contents,
  type Verification,
} from '../proof/index.js';
import type { Finding } from '../shared/proof.js';
import type { Bi } from '../shared/text.js';
import { DONE, FOUND_WRONG, UsageError, type Command, type Terminal, type Values } from './command.js';
import { unreadable } from './lint.js';

const both = ({ vi, en }: Bi): string => `${vi} / ${en}`;

function whereOf({ file, line, seq }: Finding): string {
  const places = [file, line === undefined ? undefined : `dòng/line ${line}`, seq === undefined ? undefined : `sự kiện/event ${seq}`];
  return places.filter((place) => place !== undefined).join(', ');
}

/** A bundle may come from anybody: what it says must not steer the terminal. */
export const harmless = (line: string): string => line.replaceAll(/\p{Cc}/gu, '�');

/** Everything that was looked at, then the verdict, then each finding. */
export function tellVerification(verification: Verification, terminal: Pick<Terminal, 'out'>): void {
  const { bundle, seals, findings, logHash, rubric, key } = verification;
  const out = (line: string): void => terminal.out(harmless(line));
  if (bundle) {
    out(`Cuộc diễn tập / Exercise: ${bundle.exercise.name} (${bundle.exercise.id})`);
    out(`Đã kiểm tra / Checked:    ${countsOf(verification).vi}`);
    out(`                          ${countsOf(verification).en}`);
  }
  if (logHash !== null) out(`Nhật ký / Log:            ${logHash}`);
  if (rubric) out(`Thang điểm / Rubric:      ${rubric.scenario} ${rubric.version}, ${rubric.hash}`);
  for (const seal of seals) {
    out(`Niêm phong / Seal ${seal.n}:      ${both(sealName(seal))}, ${new Date(seal.wall).toISOString()}`);
    out(`                          ${seal.signed ? 'chữ ký đúng / signature holds' : 'CHỮ KÝ SAI / SIGNATURE DOES NOT HOLD'}`);
    out(`    mã băm / hash         ${seal.hash}`);
    out(`    khoá / key            ${shownFingerprint(seal.fingerprint)}`);
  }
  const remarks = [...(seals.length > 0 ? [KEY_NAMES[key]] : []), ...remarksOn(verification)];
  for (const remark of remarks) {
    out(remark.vi);
    out(remark.en);
  }
  out('');
  out(both(verdictOf(verification)));
  for (const [i, found] of findings.entries()) {
    out(`${i + 1}. ${found.fault} (${both(FAULT_NAMES[found.fault])})${whereOf(found) === '' ? '' : `: ${whereOf(found)}`}`);
    out(`   ${found.text.vi}`);
    out(`   ${found.text.en}`);
  }
}

/** @throws UsageError when the file cannot be read or a fingerprint is none */
export async function verifiedFile(file: string, values: Values): Promise<{ verification: Verification; contents: Contents | null }> {
  const given = Array.isArray(values['key']) ? values['key'] : [];
  const keys = given.map((text) => {
    const key = readFingerprint(String(text));
    if (key === null) throw new UsageError(`vân tay khoá gồm 64 chữ số hệ 16 / a fingerprint has 64 hexadecimal digits: ${String(text)}`);
    return key;
  });
  return verifyBundle(await readFile(file).catch(unreadable), { keys });
}

export const verify: Command = {
  name: 'verify',
  takes: 'BUNDLE',
  summary: { vi: 'kiểm tra gói chứng thực kết quả', en: 'check the bundle that proves a drill' },
  options: { key: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  help: [
    '--key FP    vân tay khoá ký của đơn vị tổ chức (lặp lại được) / fingerprint of the organiser’s key (may be repeated)',
    '--json      kết quả cho máy đọc / for machines',
  ],
  positionals: { min: 1, max: 1 },
  async run(values, [file = ''], terminal) {
    const { verification } = await verifiedFile(file, values);
    if (values['json'] === true) terminal.out(JSON.stringify(verification, null, 2));
    else tellVerification(verification, terminal);
    return verification.sound ? DONE : FOUND_WRONG;
  },
};
