/** Injects by time and part, dashed where they are not certain, with what leads from one to another; the same as a table below. */
import { Table, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { PictureInject, PictureLink, ScenarioPicture } from '../../../../server/shared/studio.js';
import { useCommon } from '../../i18n/index.js';
import { ChannelIcon } from '../../ui/channel.js';
import { drillTime } from '../../ui/format.js';
import { CHIP, placeInjects, releasedByRule, ticks, type Spot } from './place.js';
import { useStudio } from './texts.js';
import classes from './studio.module.css';

const AXIS = 22;
const LINK_COLOUR: Record<PictureLink['kind'], string> = {
  release: 'var(--dt-ok)',
  repeat: 'var(--dt-ok)',
  skip: 'var(--dt-bad)',
  delay: 'var(--dt-warn)',
  change: 'var(--dt-warn)',
  condition: 'var(--dt-wait)',
};

const DASH: Partial<Record<PictureLink['kind'], string>> = { condition: '2 3', repeat: '7 3', change: '7 3' };

const uncertain = (inject: PictureInject): boolean => inject.way !== 'at' || inject.type === 'contingency' || inject.if !== undefined;

export function Timeline({ picture }: { picture: ScenarioPicture }) {
  const { t, pick } = useStudio();
  const { ref, width: measured } = useElementSize();
  const [over, setOver] = useState<string | null>(null);
  const width = Math.max(640, measured || 1100);
  const label = width < 900 ? 96 : 168;
  const { lanes, spots, height } = placeInjects(picture, label + 8, width - label - 16);
  const x = (ms: number): number => label + 8 + (ms / picture.duration) * (width - label - 16);
  const kinds = [...new Set(picture.links.map(({ kind }) => kind))];
  const title = (id: string): string =>
    id === '*' ? t('allParts') : pick(picture.parts.find((part) => part.id === id)?.title ?? { vi: id, en: id });
  return (
    <div className="panel" style={{ padding: 12 }}>
      {/* a region that scrolls must be reachable by keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={ref} style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('timeline')}>
        <svg width={width} height={height + AXIS} role="img" aria-label={t('timelinePicture')} className={classes['timeline']}>
          <defs>
            {kinds.map((kind) => (
              <marker key={kind} id={`arrow-${kind}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0L8 4L0 8z" fill={LINK_COLOUR[kind]} />
              </marker>
            ))}
          </defs>
          {lanes.map((lane, index) => (
            <g key={lane.id}>
              <rect
                x={0}
                y={lane.top + AXIS}
                width={width}
                height={lane.height}
                fill={index % 2 === 0 ? 'var(--dt-page)' : 'transparent'}
              />
              <foreignObject x={0} y={lane.top + AXIS} width={label} height={lane.height}>
                <div className={classes['laneName']} title={title(lane.id)}>
                  {title(lane.id)}
                </div>
              </foreignObject>
            </g>
          ))}
          {ticks(picture.duration).map((ms) => (
            <g key={ms}>
              <line x1={x(ms)} x2={x(ms)} y1={AXIS - 4} y2={height + AXIS} stroke="var(--dt-line)" />
              <text x={x(ms)} y={12} textAnchor={ms === 0 ? 'start' : x(ms) > width - 30 ? 'end' : 'middle'} className={classes['tick']}>
                {drillTime(ms).slice(0, -3)}
              </text>
            </g>
          ))}
          {picture.links.map((link) => {
            const [from, to] = [spots.get(link.from), spots.get(link.to)];
            if (!from || !to) return null;
            const faint = over !== null && over !== link.from && over !== link.to;
            return (
              <Branch
                key={`${link.from} ${link.to} ${link.kind} ${link.rule ?? ''}`}
                from={from}
                to={to}
                kind={link.kind}
                strength={faint ? 0.06 : over === null ? 0.5 : 1}
              />
            );
          })}
          {[...spots.values()].map((spot) => (
            <Chip key={spot.inject.id} spot={spot} label={pick(spot.inject.title)} hover={setOver} />
          ))}
        </svg>
      </div>
      <div className={classes['legend']}>
        <span>
          <svg width="30" height="14" aria-hidden>
            <rect x="1" y="1" width="28" height="12" rx="3" fill="var(--dt-accent)" />
          </svg>
          {t('legendEvent')}
        </span>
        <span>
          <svg width="30" height="14" aria-hidden>
            <rect
              x="1"
              y="1"
              width="28"
              height="12"
              rx="3"
              fill="var(--dt-panel)"
              stroke="var(--dt-accent)"
              strokeWidth="1.5"
              strokeDasharray="4 2"
            />
          </svg>
          {t('legendMaybe')}
        </span>
        <span>
          <svg width="30" height="14" aria-hidden>
            <rect x="1" y="1" width="28" height="12" rx="3" fill="var(--dt-panel)" stroke="var(--dt-wait)" strokeWidth="1.5" />
          </svg>
          {t('legendContext')}
        </span>
        {kinds.map((kind) => (
          <span key={kind}>
            <svg width="26" height="10" aria-hidden>
              <path d="M1 5H24" stroke={LINK_COLOUR[kind]} strokeWidth="2" strokeDasharray={DASH[kind]} />
            </svg>
            {t(`link.${kind}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Branch({ from, to, kind, strength }: { from: Spot; to: Spot; kind: PictureLink['kind']; strength: number }) {
  const ahead = to.left >= from.cx;
  const [x1, y1] = [from.cx, from.cy + AXIS];
  const [x2, y2] = [ahead ? to.left : to.cx, to.cy + AXIS];
  const bend = Math.max(24, Math.abs(x2 - x1) / 2);
  const path = ahead
    ? `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
    : `M${x1} ${y1}C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2 + (y1 > y2 ? 10 : -10)}`;
  return (
    <path
      d={path}
      fill="none"
      stroke={LINK_COLOUR[kind]}
      strokeWidth={kind === 'condition' ? 1.2 : 1.6}
      strokeDasharray={DASH[kind]}
      opacity={strength}
      markerEnd={`url(#arrow-${kind})`}
    />
  );
}

function Chip({ spot: { inject, left, cx, cy }, label, hover }: { spot: Spot; label: string; hover: (id: string | null) => void }) {
  const quiet = inject.type === 'context' || inject.type === 'noise';
  const filled = !quiet && !uncertain(inject);
  return (
    <g onMouseEnter={() => hover(inject.id)} onMouseLeave={() => hover(null)}>
      <title>{`${inject.number} ${label}`}</title>
      <rect
        x={left}
        y={cy + AXIS - CHIP.height / 2}
        width={CHIP.width}
        height={CHIP.height}
        rx={4}
        fill={filled ? 'var(--dt-accent)' : 'var(--dt-panel)'}
        stroke={quiet ? 'var(--dt-wait)' : 'var(--dt-accent)'}
        strokeWidth={1.5}
        strokeDasharray={uncertain(inject) ? '4 2' : undefined}
      />
      <text
        x={cx}
        y={cy + AXIS + 4}
        textAnchor="middle"
        className={classes['chip']}
        fill={filled ? 'var(--dt-panel)' : 'var(--mantine-color-text)'}
      >
        {inject.number.slice(0, 7)}
      </text>
    </g>
  );
}

/** When an inject comes, in words. */
function Coming({ inject, byRule }: { inject: PictureInject; byRule: boolean }) {
  const { t, pick } = useStudio();
  return (
    <>
      {inject.way === 'at'
        ? drillTime(inject.x)
        : inject.way === 'manual' && !byRule
          ? t('byHand')
          : `${t('earliest')} ${drillTime(inject.x)}`}
      {inject.when && (
        <Text size="xs" c="dimmed">
          {t('when')}: {pick(inject.when)}
        </Text>
      )}
      {inject.if && (
        <Text size="xs" c="dimmed">
          {t('onlyIf')}: {pick(inject.if)}
        </Text>
      )}
      {inject.confirm && (
        <Text size="xs" c="dimmed">
          {t('asked')}
        </Text>
      )}
    </>
  );
}

export function InjectTable({ picture }: { picture: ScenarioPicture }) {
  const { t, pick } = useStudio();
  const { t: c } = useCommon();
  return (
    <div className="panel" style={{ overflowX: 'auto' }}>
      <Table verticalSpacing={6} aria-label={t('timeline')}>
        <Table.Thead>
          <Table.Tr>
            {[t('number'), t('at'), t('channel'), t('inject'), t('from'), t('to')].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.injects.map((inject) => (
            <Table.Tr key={inject.id}>
              <Table.Td className="tnum">{inject.number}</Table.Td>
              <Table.Td className="tnum" style={{ maxWidth: 280 }}>
                <Coming inject={inject} byRule={releasedByRule(picture, inject.id)} />
              </Table.Td>
              <Table.Td title={c(`channel.${inject.channel}`)}>
                <ChannelIcon channel={inject.channel} />
              </Table.Td>
              <Table.Td>
                {pick(inject.title)}
                <Text size="xs" c="dimmed">
                  {[t(`type.${inject.type}`), ...inject.attack].join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>{pick(inject.from)}</Table.Td>
              <Table.Td>
                {inject.to.length === picture.parts.length
                  ? t('allParts')
                  : inject.to.map((id) => pick(picture.parts.find((part) => part.id === id)?.title ?? { vi: id, en: id })).join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function RuleTable({ picture }: { picture: ScenarioPicture }) {
  const { t, pick } = useStudio();
  if (picture.rules.length === 0) return null;
  return (
    <div className="panel" style={{ overflowX: 'auto' }}>
      <Table verticalSpacing={6} aria-label={t('rules')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rule')}</Table.Th>
            <Table.Th>{t('condition')}</Table.Th>
            <Table.Th>{t('effects')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.rules.map((rule) => (
            <Table.Tr key={rule.id}>
              <Table.Td>{rule.id}</Table.Td>
              <Table.Td style={{ maxWidth: 460 }}>
                {pick(rule.when)}
                {rule.after > 0 && `, ${t('after', { time: drillTime(rule.after).slice(2) })}`}
              </Table.Td>
              <Table.Td>{rule.effects.map((effect) => pick(effect)).join('; ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
