/** Attached files: opened in place where that makes sense, else saved. Nothing in them is ever run. */
import {
  IconBraces,
  IconDownload,
  IconFileText,
  IconMail,
  IconPaperclip,
  IconPhoto,
  IconTable,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { openFile } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { useReadingText } from './texts.js';
import { fileKind, pathOf, sizeOf, type FileKind } from './file.js';
import { FileWindow } from './file-window.js';
import classes from './files.module.css';

const ICONS: Record<FileKind, TablerIcon> = {
  text: IconFileText,
  json: IconBraces,
  csv: IconTable,
  mail: IconMail,
  image: IconPhoto,
  other: IconPaperclip,
};

export function Attachments({ files }: { files: Attachment[] }) {
  const { t } = useReadingText();
  const { t: c } = useCommon();
  const [shown, show] = useState<Attachment | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const save = (file: Attachment): void => {
    setFailed(null);
    openFile(pathOf(file), file.name).catch(() => setFailed(file.name));
  };
  return (
    <>
      <ul className={classes['files']}>
        {files.map((file) => {
          const kind = fileKind(file);
          const Icon = ICONS[kind];
          const label = `${kind === 'other' ? t('download') : t('open')}: ${file.name}`;
          return (
            <li key={file.url}>
              <button
                type="button"
                className={classes['file']}
                aria-label={label}
                title={label}
                onClick={() => (kind === 'other' ? save(file) : show(file))}
              >
                <Icon size={18} stroke={1.6} aria-hidden />
                <span>{file.name}</span>
                <span className={`${classes['size']} tnum`}>{sizeOf(file.size)}</span>
                {kind === 'other' && <IconDownload size={14} aria-hidden />}
              </button>
            </li>
          );
        })}
      </ul>
      {failed !== null && (
        <div role="alert">
          {c('failed')}: {failed}
        </div>
      )}
      {shown && <FileWindow file={shown} close={() => show(null)} />}
    </>
  );
}
