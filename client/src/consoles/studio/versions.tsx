/** Versions of a scenario and what changed between two of them, line by line. */
import { Group, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { date } from '../../ui/format.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { useScenario, useVersions } from './data.js';
import { diffLines, hunks } from './diff.js';
import { useStudio } from './texts.js';
import classes from './studio.module.css';

export function Versions({ id }: { id: string }) {
  const { t } = useStudio();
  const list = useVersions(id);
  const [pair, setPair] = useState<{ older?: string; newer?: string }>({});
  if (list.isPending) return <Loading />;
  if (list.error) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (list.data.length < 2) return <Empty title={t('oneVersion')} />;
  const older = pair.older ?? list.data[1]?.version ?? '';
  const newer = pair.newer ?? list.data[0]?.version ?? '';
  const options = list.data.map(({ version, source, createdAt }) => ({
    value: version,
    label: `${version} (${t(`source.${source}`)}${createdAt === null ? '' : `, ${t('savedOn', { date: date(createdAt) })}`})`,
  }));
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Select
          size="xs"
          w={300}
          label={t('older')}
          allowDeselect={false}
          data={options}
          value={older}
          onChange={(value) => value && setPair({ ...pair, older: value })}
        />
        <Select
          size="xs"
          w={300}
          label={t('newer')}
          allowDeselect={false}
          data={options}
          value={newer}
          onChange={(value) => value && setPair({ ...pair, newer: value })}
        />
      </Group>
      <Difference id={id} older={older} newer={newer} />
    </Stack>
  );
}

function Difference({ id, older, newer }: { id: string; older: string; newer: string }) {
  const { t } = useStudio();
  const [a, b] = [useScenario(id, older), useScenario(id, newer)];
  const [before, after] = [a.data?.text, b.data?.text];
  const lines = useMemo(() => (before === undefined || after === undefined ? null : diffLines(before, after)), [before, after]);
  const error = a.error ?? b.error;
  if (error) return <Failed error={error} />;
  if (!lines) return <Loading />;
  const count = (kind: 'add' | 'del'): number => lines.filter((line) => line.kind === kind).length;
  if (count('add') + count('del') === 0) return <Empty title={t('sameText')} />;
  return (
    <div className="panel" style={{ overflowX: 'auto' }}>
      <table className={classes['diff']}>
        <caption>
          <Text size="sm">{t('diffCaption', { a: older, b: newer, add: count('add'), del: count('del') })}</Text>
        </caption>
        <tbody>
          {hunks(lines).map((line, index) =>
            line === null ? (
              // rows of a difference never change their order
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={`gap ${index}`} data-kind="gap">
                <td colSpan={4}>{t('skipped')}</td>
              </tr>
            ) : (
              <tr key={`${line.kind} ${line.a ?? ''} ${line.b ?? ''}`} data-kind={line.kind}>
                <td className="tnum">{line.a}</td>
                <td className="tnum">{line.b}</td>
                <td>
                  <span aria-hidden>{line.kind === 'add' ? '+' : line.kind === 'del' ? '−' : ''}</span>
                  {line.kind !== 'same' && <span className="vh">{t(line.kind === 'add' ? 'added' : 'removed')}</span>}
                </td>
                <td>{line.text === '' ? '\u00a0' : line.text}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
