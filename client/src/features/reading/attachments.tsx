/** Attached files: opened in place where that makes sense (text, images), else saved. Nothing in them is ever run. */
import { IconDownload, IconFileText, IconPaperclip, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { openFile } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { useReadingText } from './texts.js';
import { Window } from './window.js';
import { kindOf, pathOf, sizeOf } from './file.js';
import classes from './files.module.css';
import { Picture, TextFile } from './viewer.js';

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
          const kind = kindOf(file);
          const Icon = kind === 'image' ? IconPhoto : kind === 'text' ? IconFileText : IconPaperclip;
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
      {shown && (
        <Window title={shown.name} close={() => show(null)} width={1100} tall>
          {kindOf(shown) === 'image' ? (
            <Picture file={shown} save={() => save(shown)} />
          ) : (
            <TextFile file={shown} save={() => save(shown)} />
          )}
        </Window>
      )}
    </>
  );
}
