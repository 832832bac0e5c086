/** The director's questions: pause, resume, END EX, real incident, factor, extension, board, lead. */
import { NumberInput, Radio, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { drillX, useNow } from '../../../state/clock.js';
import { drillTime } from '../../../ui/format.js';
import { AskOrder } from '../ask.js';
import { mayDirect } from '../may.js';
import { useExconText, useRoom, useStaff } from '../room.js';

export type Control = 'pause' | 'resume' | 'end' | 'real' | 'factor' | 'cancel' | 'extend' | 'board' | 'take-lead' | 'hand-over';

export function AskControl({ asking, close }: { asking: Control; close: () => void }) {
  switch (asking) {
    case 'factor':
      return <AskFactor close={close} />;
    case 'extend':
      return <AskExtend close={close} />;
    case 'board':
      return <AskBoard close={close} />;
    case 'hand-over':
      return <AskHandOver close={close} />;
    default:
      return <Plain asking={asking} close={close} />;
  }
}

type PlainControl = Exclude<Control, 'factor' | 'extend' | 'board' | 'hand-over'>;

function Plain({ asking, close }: { asking: PlainControl; close: () => void }) {
  const { view, state, me } = useRoom();
  const { t } = useExconText();
  const now = useNow(state.offset, 1000);
  const n = view.kit.teams.length;
  const x = state.clock ? drillTime(drillX(state.clock, now)) : '';
  const afterReal = view.phase === 'paused' && view.notice?.realIncident === true && !mayDirect(me);
  const cases = {
    pause: { title: t('pause'), text: undefined, color: undefined, order: { type: 'pause' }, reason: 'shown' },
    resume: { title: t('resume'), text: t('resumeAsk', { x }), color: 'green', order: { type: 'resume' }, reason: 'none' },
    end: { title: t('end'), text: t('endAsk', { n }), color: undefined, order: { type: 'end' }, reason: 'none' },
    real: { title: t('real'), text: t('realAsk'), color: 'red', order: { type: 'pause', realIncident: true }, reason: 'shown' },
    cancel: { title: t('cancelDrill'), text: t('cancelAsk'), color: 'red', order: { type: 'cancel' }, reason: 'shown' },
    'take-lead': { title: t('takeLead'), text: t('takeLeadAsk'), color: undefined, order: { type: 'take-lead' }, reason: 'optional' },
  } as const;
  const chosen = cases[asking];
  return (
    <AskOrder
      title={chosen.title}
      text={chosen.text}
      color={chosen.color}
      order={() => chosen.order}
      about={chosen.order}
      reason={chosen.reason}
      blocked={asking === 'resume' && afterReal ? t('needsDirector') : undefined}
      close={close}
    />
  );
}

function AskFactor({ close }: { close: () => void }) {
  const { view } = useRoom();
  const { t, lang } = useExconText();
  const [factor, setFactor] = useState<number | string>(view.factor);
  return (
    <AskOrder
      title={t('setFactor')}
      order={() => (Number(factor) >= 0.1 && Number(factor) <= 120 ? { type: 'set-factor', factor: Number(factor) } : null)}
      about={{ type: 'set-factor' }}
      reason="none"
      close={close}
    >
      <NumberInput
        label={t('factor')}
        min={0.1}
        max={120}
        value={factor}
        onChange={setFactor}
        decimalSeparator={lang === 'vi' ? ',' : '.'}
        data-autofocus
      />
    </AskOrder>
  );
}

function AskExtend({ close }: { close: () => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const [minutes, setMinutes] = useState<number | string>(15);
  const ends = view.durationMs ?? view.kit.exercise.durationMs;
  const to = ends + Math.round(Number(minutes) * 60_000);
  return (
    <AskOrder
      title={t('extend')}
      text={t('extendAsk', { from: drillTime(ends), to: drillTime(to) })}
      order={() => (to > ends ? { type: 'extend', to } : null)}
      about={{ type: 'extend' }}
      close={close}
    >
      <NumberInput label={t('extendBy')} min={1} max={1440} value={minutes} onChange={setMinutes} data-autofocus />
    </AskOrder>
  );
}

function AskBoard({ close }: { close: () => void }) {
  const { view } = useRoom();
  const { t } = useExconText();
  const now = view.board.open ? (view.board.frozen ? 'frozen' : 'open') : 'hidden';
  const [chosen, setChosen] = useState<string>(now);
  return (
    <AskOrder
      title={t('board')}
      order={() =>
        chosen === now
          ? null
          : { type: 'open-board', open: chosen !== 'hidden', ...(chosen === 'hidden' ? {} : { frozen: chosen === 'frozen' }) }
      }
      about={{ type: 'open-board' }}
      confirm={t('apply')}
      close={close}
    >
      <Radio.Group label={t('boardAsk')} value={chosen} onChange={setChosen}>
        <Stack gap={6} mt={6}>
          {(['hidden', 'open', 'frozen'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`board.${value}`)} description={t(`board.${value}.why`)} />
          ))}
        </Stack>
      </Radio.Group>
    </AskOrder>
  );
}

function AskHandOver({ close }: { close: () => void }) {
  const { me } = useRoom();
  const { t } = useExconText();
  const { staff } = useStaff();
  const [to, setTo] = useState('');
  const others = staff.filter((one) => one.id !== me.id);
  return (
    <AskOrder
      title={t('handOver')}
      text={t('handOverAsk')}
      order={() => ({ type: 'hand-over', to: to === '' ? null : to })}
      about={{ type: 'hand-over' }}
      close={close}
    >
      <Select
        label={t('handOverTo')}
        data={[{ value: '', label: t('nobodyLeads') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        value={to}
        onChange={(value) => setTo(value ?? '')}
        allowDeselect={false}
        data-autofocus
      />
    </AskOrder>
  );
}
