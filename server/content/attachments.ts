/** The files a scenario names: each must be there, and small enough to be fetched in a hall. */
import type { ScenarioSource } from '../shared/scenario.js';

export const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** Files beside a scenario by the path it names them with. */
export type ScenarioFiles = Readonly<Record<string, { type: string; size: number }>>;

export interface FileIssue {
  path: (string | number)[];
  message: string;
  messageEn: string;
}

function named(source: ScenarioSource): { name: string; path: (string | number)[] }[] {
  const list = (names: string[] | undefined, path: (string | number)[]) =>
    (names ?? []).map((name, index) => ({ name, path: [...path, 'attachments', index] }));
  return [
    ...source.injects.flatMap((inject, index) => [
      ...list(inject.attachments, ['injects', index]),
      ...inject.variants.flatMap((variant, each) => list(variant.attachments, ['injects', index, 'variants', each])),
    ]),
    ...source.rules.flatMap((rule, index) =>
      rule.do.flatMap((effect, each) => ('reply' in effect ? list(effect.reply.attachments, ['rules', index, 'do', each, 'reply']) : [])),
    ),
  ];
}

export function checkFiles(source: ScenarioSource, files: ScenarioFiles): FileIssue[] {
  return named(source).flatMap(({ name, path }) => {
    const file = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!file) {
      const message = name.startsWith('files/')
        ? { vi: `không thấy tệp "${name}" trong thư mục kịch bản`, en: `there is no file "${name}" in the scenario's folder` }
        : { vi: `tệp đính kèm nằm trong files/; hãy viết "files/${name}"`, en: `attachments lie in files/; write "files/${name}"` };
      return [{ path, message: message.vi, messageEn: message.en }];
    }
    if (file.size <= ATTACHMENT_LIMIT) return [];
    return [{ path, message: `tệp "${name}" lớn hơn 10 MB`, messageEn: `the file "${name}" is larger than 10 MB` }];
  });
}
