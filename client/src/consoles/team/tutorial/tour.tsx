/**
 * A tour of one minute through the console's own parts, on sample content: read, act, answer, what became of it, a cut,
 * where EXCON is. It runs in the waiting room and ends with it.
 */
import { Button, Group, Modal, Progress, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useCommon } from '../../../i18n/index.js';
import { DeskProvider, useDesk } from '../desk.js';
import { SampleLine } from './line.js';
import { SAMPLE, SAMPLE_SEAT, sampleView } from './sample.js';
import { Stage } from './stage.js';
import { STEPS, useDone, type Step } from './steps.js';
import { useTutorialText } from './texts.js';
import classes from './tour.module.css';

/** Whatever a part of the console keeps on the device goes with the tour. */
function forget(): void {
  for (const key of Object.keys(localStorage)) if (key.includes(`.${SAMPLE}.`)) localStorage.removeItem(key);
}

/** `finished`: the last step was reached, not skipped. */
export default function Tour({ name, close }: { name: string; close: (finished: boolean) => void }) {
  const { t } = useTutorialText();
  const [line] = useState(() => {
    forget();
    const wall = Date.now();
    return new SampleLine(sampleView(name, { exercise: t('exercise'), team: t('team') }, wall), wall, t('reply'));
  });
  useEffect(
    () => () => {
      line.close();
      forget();
    },
    [line],
  );
  const state = useSyncExternalStore(line.subscribe, line.snapshot);
  if (!state.view) return null;
  return (
    <Modal
      opened
      fullScreen
      onClose={() => close(false)}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('skip') }}
      classNames={{ content: classes['content'] ?? '', body: classes['body'] ?? '', header: classes['header'] ?? '' }}
    >
      <DeskProvider state={state} view={state.view} line={line} seat={SAMPLE_SEAT}>
        <Steps line={line} close={close} />
      </DeskProvider>
    </Modal>
  );
}

function Steps({ line, close }: { line: SampleLine; close: (finished: boolean) => void }) {
  const { t } = useTutorialText();
  const { t: c } = useCommon();
  const { state } = useDesk();
  const [at, setAt] = useState(0);
  const step: Step = STEPS[at] ?? 'end';
  const done = useDone(step);
  // a line left cut would puzzle whoever goes on
  const go = (to: number): void => {
    if (state.connection === 'cut') line.restore();
    setAt(to);
  };
  const last = STEPS.length;
  return (
    <div className={classes['tour']}>
      <div className="strip">{c('drillStrip')}</div>
      <div className={classes['lead']}>
        <Group gap={8} justify="space-between">
          <Text size="sm" c="dimmed" className="tnum">
            {t('step', { n: Math.min(at + 1, last), m: last })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('sample')}
          </Text>
        </Group>
        <Progress value={(at / last) * 100} size="sm" aria-label={t('step', { n: Math.min(at + 1, last), m: last })} />
        <Heading key={step}>{t(`${step}.title`)}</Heading>
        <Text>{t(`${step}.text`)}</Text>
        {step === 'cut' && (
          <Group gap={12}>
            <Button variant="default" onClick={() => (state.connection === 'cut' ? line.restore() : line.cut())}>
              {t(state.connection === 'cut' ? 'cut.back' : 'cut.go')}
            </Button>
          </Group>
        )}
      </div>
      {step !== 'end' && (
        <div className={classes['stage']}>
          <Stage step={step} />
        </div>
      )}
      <div className={classes['foot']}>
        <Text size="sm" className={classes['done']} role="status">
          {done && step !== 'end' && (
            <>
              <IconCircleCheckFilled size={18} color="var(--dt-ok)" aria-hidden /> {t('done')}
            </>
          )}
        </Text>
        {step !== 'end' && (
          <Button variant="subtle" onClick={() => close(false)}>
            {t('skip')}
          </Button>
        )}
        <Button variant="default" disabled={at === 0} onClick={() => go(at - 1)}>
          {t('back')}
        </Button>
        {step === 'end' ? (
          <Button onClick={() => close(true)}>{t('finish')}</Button>
        ) : (
          <Button variant={done ? 'filled' : 'light'} onClick={() => go(at + 1)}>
            {t('next')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Each step begins with its heading, for eyes and for screen readers alike. */
function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Title order={2} size="h4" ref={heading} tabIndex={-1} data-autofocus className={classes['heading']}>
      {children}
    </Title>
  );
}
