/** Locked copies of what the team has filed: when, by whom, about what; to read, to print, never to change. */
import { Badge, Button, Group, NativeSelect, Text, UnstyledButton } from '@mantine/core';
import { IconFileCertificate, IconHourglass, IconLock, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { FieldValues } from '../../../../../server/shared/events.js';
import type { FormView } from '../../../../../server/shared/views.js';
import { titleOf } from '../../../features/reading/piece.js';
import { Window } from '../../../features/reading/window.js';
import { date, drillTime, wallTime } from '../../../ui/format.js';
import { useDesk } from '../desk.js';
import { useReportText } from '../texts-reports.js';
import { useTeamText } from '../texts.js';
import { numberOf, reportsOf, type FiledReport } from './paper.js';
import { Paper, PrintCopy, type PaperProps } from './print.js';
import classes from './report.module.css';

const WIDTH = 900;

/** The copies of one form, latest first. */
export function LockedCopy({ form, copies, again }: { form: FormView; copies: FiledReport[]; again?: (() => void) | undefined }) {
  const { view } = useDesk();
  const { t } = useTeamText();
  const { t: r } = useReportText();
  const [chosen, setChosen] = useState<string | null>(null);
  const copy = copies.find(({ id }) => id === chosen) ?? copies.at(-1);
  const facts = useFacts();
  if (!copy) return null;
  return (
    <Locked
      icon={<IconLock size={18} aria-hidden />}
      says={t('lockedCopy', { time: `${drillTime(copy.at.x)} (${wallTime(copy.at.wall)})` })}
      facts={facts(copy)}
      paper={{ form, fields: copy.fields, wall: copy.at.wall, deed: copy.id, foot: facts(copy) }}
      tools={
        <>
          {copies.length > 1 && (
            <NativeSelect
              aria-label={r('copies')}
              value={copy.id}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={copies
                .toReversed()
                .map((each) => ({ value: each.id, label: `${numberOf(view, form, each.id)} - ${wallTime(each.at.wall)}` }))}
            />
          )}
          <PrintButton />
          {again && (
            <Button variant="default" onClick={again}>
              {t('newVersion')}
            </Button>
          )}
        </>
      }
    />
  );
}

/** Filed, but not recorded yet: the line is cut, or the captain has still to decide. */
export function WaitingCopy({ form, fields, wall, says }: { form: FormView; fields: FieldValues; wall: number; says: string }) {
  return (
    <Locked
      icon={<IconHourglass size={18} aria-hidden />}
      says={says}
      facts={wallTime(wall)}
      paper={{ form, fields, wall }}
      tools={<PrintButton />}
    />
  );
}

function Locked({
  icon,
  says,
  facts,
  tools,
  paper,
}: {
  icon: ReactNode;
  says: string;
  facts: string;
  tools: ReactNode;
  paper: PaperProps;
}) {
  return (
    <div className={classes['locked']}>
      <div className={classes['lockedHead']}>
        {icon}
        <div className={classes['lockedFacts']}>
          <Text fw={600} className="tnum">
            {says}
          </Text>
          <Text size="sm" className="tnum">
            {facts}
          </Text>
        </div>
        <Group gap={8}>{tools}</Group>
      </div>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['preview']} role="region" aria-label={says} tabIndex={0}>
        <Paper {...paper} />
      </div>
      <PrintCopy {...paper} />
    </div>
  );
}

function PrintButton() {
  const { t } = useTeamText();
  return (
    <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}

/** `Gửi lúc 10:31:05 ngày 22/11/2026 (T+00:12:05) · Người gửi: … · Gắn với tin: …` */
function useFacts(): (copy: FiledReport) => string {
  const { entries, nameOf } = useDesk();
  const { lang } = useTeamText();
  const { t: r } = useReportText();
  return (copy) => {
    const about = entries.find(({ id }) => id === copy.inject);
    const wrote = copy.proposedBy ?? copy.memberId;
    return [
      `${r('filedAt')} ${wallTime(copy.at.wall)} ${date(copy.at.wall)} (${drillTime(copy.at.x)})`,
      `${r('filedBy')}: ${nameOf(wrote)}`,
      ...(copy.proposedBy === undefined ? [] : [`${r('approvedBy')}: ${nameOf(copy.memberId)}`]),
      `${r('about')}: ${about ? titleOf(about, lang) : r('aboutNone')}`,
    ].join(' · ');
  };
}

/** In the respond column: how many reports were filed; press for the list, then for one of them. */
export function FiledReports() {
  const { view } = useDesk();
  const { t: r } = useReportText();
  const [open, setOpen] = useState(false);
  const count = reportsOf(view).length;
  if (count === 0) return null;
  return (
    <>
      <UnstyledButton className={classes['strip']} onClick={() => setOpen(true)}>
        <IconFileCertificate size={16} aria-hidden />
        <span>{r('copies')}</span>
        <Badge variant="default" size="sm" radius="sm" className="tnum" ml="auto">
          {count}
        </Badge>
      </UnstyledButton>
      {open && <CopiesWindow close={() => setOpen(false)} />}
    </>
  );
}

/** In the log: the copy that a line speaks of. */
export function OpenCopy({ copy }: { copy: FiledReport }) {
  const { view } = useDesk();
  const { pick } = useTeamText();
  const { t: r } = useReportText();
  const [open, setOpen] = useState(false);
  const form = view.kit.forms.find(({ id }) => id === copy.form);
  if (!form) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconFileCertificate size={14} aria-hidden />}
        aria-label={r('copyOf', { form: pick(form.title), time: wallTime(copy.at.wall) })}
        onClick={() => setOpen(true)}
      >
        {r('openCopy')}
      </Button>
      {open && <CopiesWindow close={() => setOpen(false)} first={copy} />}
    </>
  );
}

/** `first`: the copy to show at once. */
function CopiesWindow({ close, first }: { close: () => void; first?: FiledReport }) {
  const { view } = useDesk();
  const { pick } = useTeamText();
  const { t: r } = useReportText();
  const [shown, setShown] = useState<FiledReport | undefined>(first);
  const form = view.kit.forms.find(({ id }) => id === shown?.form);
  const facts = useFacts();
  if (shown && form) {
    return (
      <Window title={pick(form.title)} close={close} width={WIDTH} tall>
        <LockedCopy form={form} copies={[shown]} />
      </Window>
    );
  }
  return (
    <Window title={r('copies')} close={close} width={WIDTH}>
      <ul className={classes['copies']}>
        {reportsOf(view)
          .toReversed()
          .map((copy) => {
            const of = view.kit.forms.find(({ id }) => id === copy.form);
            const title = of ? pick(of.title) : copy.form;
            return (
              <li key={copy.id}>
                <div>
                  <b>{title}</b>
                  {of && !of.paper?.plain && <span className="tnum"> - {numberOf(view, of, copy.id)}</span>}
                  <Text size="sm" className="tnum">
                    {facts(copy)}
                  </Text>
                </div>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={r('copyOf', { form: title, time: wallTime(copy.at.wall) })}
                  onClick={() => setShown(copy)}
                >
                  {r('openCopy')}
                </Button>
              </li>
            );
          })}
      </ul>
    </Window>
  );
}
