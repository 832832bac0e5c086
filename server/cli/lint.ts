/** `dientap lint`: everything that is wrong with scenario files, each finding with its line and what to write instead. */
import { lintPaths, type LintedFile } from '../content/lint.js';
import { SCENARIOS } from '../paths.js';
import type { AuthoringError } from '../shared/scenario.js';
import { DONE, FOUND_WRONG, UsageError, type Command, type Terminal } from './command.js';

const count = (files: readonly LintedFile[], severity: AuthoringError['severity']): number =>
  files.reduce((sum, { findings }) => sum + findings.filter((each) => each.severity === severity).length, 0);

const KIND = { error: 'lỗi / error', warning: 'cảnh báo / warning' } as const;

function tell({ file, findings }: LintedFile, terminal: Terminal): void {
  for (const { line, column, severity, path, message, messageEn } of findings) {
    terminal.out(`${file}:${line}:${column} ${KIND[severity]} ${path}`);
    terminal.out(`    ${message}`);
    if (messageEn !== undefined && messageEn !== message) terminal.out(`    ${messageEn}`);
  }
}

/** A path that cannot be read is wrong use, told in words. */
export function unreadable(error: unknown): never {
  if (typeof error === 'object' && error !== null && 'code' in error && 'path' in error) {
    throw new UsageError(`không đọc được / cannot be read: ${String(error.path)} (${String(error.code)})`);
  }
  throw error;
}

export const lint: Command = {
  name: 'lint',
  takes: 'FILE|FOLDER…',
  summary: { vi: 'kiểm tra tệp kịch bản, danh mục, chuỗi kịch bản', en: 'check scenario, catalogue and campaign files' },
  options: { json: { type: 'boolean' }, strict: { type: 'boolean' } },
  help: [
    '--json      kết quả cho máy đọc / for machines',
    '--strict    cảnh báo cũng tính là lỗi / warnings count as errors',
    'Thư mục được tìm cả bên trong. / Folders are searched all the way down.',
  ],
  positionals: { min: 1, max: 1000 },
  async run(values, positionals, terminal) {
    const files = await lintPaths(positionals, SCENARIOS).catch(unreadable);
    if (files.length === 0) throw new UsageError('không có tệp nào của dientap ở đây / no file of dientap lies here');
    const [errors, warnings] = [count(files, 'error'), count(files, 'warning')];
    const ok = errors === 0 && (values['strict'] !== true || warnings === 0);
    if (values['json'] === true) {
      const told = files.map(({ file, kind, findings }) => ({ file, kind, findings }));
      terminal.out(JSON.stringify({ ok, errors, warnings, files: told }, null, 2));
    } else {
      for (const file of files) tell(file, terminal);
      terminal.out(
        `${files.length} tệp, ${errors} lỗi, ${warnings} cảnh báo / ${files.length} files, ${errors} errors, ${warnings} warnings`,
      );
    }
    return ok ? DONE : FOUND_WRONG;
  },
};
