/** A file opened in place, over whatever names it. The viewers come after the page stands. */
import { useState } from 'react';
import type { Attachment } from '../../../../server/shared/views.js';
import { openFile } from '../../api/http.js';
import { useCommon } from '../../i18n/index.js';
import { later } from '../../ui/later.js';
import { Loading } from '../../ui/states.js';
import { pathOf } from './file.js';
import { Window } from './window.js';

const FileView = later(async () => (await import('./file-view.js')).FileView, <Loading />);

/** `raw`: begins with the text as it is. */
export function FileWindow({ file, raw = false, close }: { file: Attachment; raw?: boolean; close: () => void }) {
  const { t } = useCommon();
  const [failed, setFailed] = useState(false);
  const save = (): void => {
    setFailed(false);
    openFile(pathOf(file), file.name).catch(() => setFailed(true));
  };
  return (
    <Window title={file.name} close={close} width={1100} tall>
      <FileView file={file} raw={raw} save={save} />
      {failed && (
        <div role="alert" style={{ position: 'absolute', bottom: 0 }}>
          {t('failed')}: {file.name}
        </div>
      )}
    </Window>
  );
}
