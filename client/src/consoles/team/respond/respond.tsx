/** The right-hand place of the desk: choose an action, fill it in, record it; reports open as a paper of their own. */
import { useState } from 'react';
import type { PaletteAction } from '../../../../../server/shared/views.js';
import { useDesk } from '../desk.js';
import { useKept } from '../keep.js';
import { ActionForm } from './action-form.js';
import { Palette } from './palette.js';
import { Report } from './report.js';

const RECENT = 4;

export function Respond() {
  const { key, view } = useDesk();
  const [recent, setRecent] = useKept<string[]>(key('recent'), []);
  const [chosen, setChosen] = useState<PaletteAction | null>(null);
  const used = (code: string): void => setRecent((before) => [code, ...before.filter((each) => each !== code)].slice(0, RECENT));
  const back = (): void => {
    setChosen(null);
    requestAnimationFrame(() => document.getElementById('find-action')?.focus());
  };
  const form = chosen?.form === undefined ? undefined : view.kit.forms.find((each) => each.id === chosen.form);

  if (chosen && !form) return <ActionForm key={chosen.code} action={chosen} back={back} done={() => (used(chosen.code), back())} />;
  return (
    <>
      <Palette recent={recent} choose={setChosen} />
      {chosen && form && <Report key={form.id} form={form} close={back} filed={() => used(chosen.code)} />}
    </>
  );
}
