/** The right-hand place of the desk: choose an action, fill it in, record it; reports open as a paper of their own. */
import { useCallback, useState } from 'react';
import type { PaletteAction } from '../../../../../server/shared/views.js';
import { later } from '../../../ui/later.js';
import { useDesk } from '../desk.js';
import { useKept } from '../keep.js';
import { useDeskKeys } from '../keys.js';
import { closedFor } from './approval.js';
import { Closed } from './closed.js';
import { LastAct } from './last.js';
import { Palette } from './palette.js';
import classes from './respond.module.css';
import { noteUse, type Used } from './usage.js';

const ActionForm = later(async () => (await import('./action-form.js')).ActionForm);
const FiledReports = later(async () => (await import('./copies.js')).FiledReports);
const Proposals = later(async () => (await import('./proposals.js')).Proposals);
// the strip's place, so that nothing moves when it comes
const ProposalStrip = later(async () => (await import('./proposals.js')).ProposalStrip, <div className={classes['stripGap']} />);
const Report = later(async () => (await import('./report.js')).Report);

export function Respond() {
  const { key, view, chosen, choose, goTo } = useDesk();
  const [used, setUsed] = useKept<Used>(key('used'), {});
  const [proposals, setProposals] = useState(false);
  // a report opens over the desk and is not opened again by a reload
  const [paper, setPaper] = useState<PaletteAction | null>(null);
  const closed = closedFor(view.phase);
  const action = view.kit.actions.find(({ code }) => code === chosen?.code);
  const form = view.kit.forms.find(({ id }) => id === paper?.form);

  const take = useCallback(
    (next: PaletteAction) => {
      if (next.form === undefined) choose(next.code);
      else setPaper(next);
    },
    [choose],
  );
  const back = (): void => {
    choose(null);
    requestAnimationFrame(() => document.getElementById('find-action')?.focus());
  };
  useDeskKeys((pressed) => {
    // the palette is asked for: the console does the rest
    if (pressed === '/') setProposals(false);
    if (pressed !== 'd' || !view.kit.approval) return false;
    setProposals(true);
    goTo('respond');
    requestAnimationFrame(() => document.getElementById('proposal-strip')?.focus());
    return true;
  });

  return (
    <div className={classes['respond']}>
      {view.kit.approval && !closed && <ProposalStrip open={proposals} toggle={() => setProposals(!proposals)} />}
      <div className={classes['place']}>
        {closed ? (
          <Closed why={closed} openReport={setPaper} />
        ) : proposals && view.kit.approval ? (
          <Proposals />
        ) : action && action.form === undefined ? (
          <ActionForm
            key={`${action.code}:${chosen?.turn}`}
            action={action}
            back={back}
            done={() => {
              setUsed((before) => noteUse(before, action.code));
              back();
            }}
          />
        ) : (
          <Palette used={used} choose={take} />
        )}
      </div>
      {!closed && <FiledReports />}
      <LastAct />
      {paper && form && (
        <Report key={form.id} form={form} close={() => setPaper(null)} filed={() => setUsed((before) => noteUse(before, paper.code))} />
      )}
    </div>
  );
}
