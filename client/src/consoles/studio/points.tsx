/** Every line that earns points, inject by inject, with its times; and what costs points. */
import { Stack, Table, Text } from '@mantine/core';
import type { ScenarioPicture } from '../../../../server/shared/studio.js';
import { number, span } from '../../ui/format.js';
import { useStudio } from './texts.js';

export function PointTable({ picture: p }: { picture: ScenarioPicture }) {
  const { t, pick, lang } = useStudio();
  const scored = p.injects.filter(({ lines }) => lines.length > 0);
  const total = scored.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.points, 0);
  const harmful = p.actions.filter((action) => action.harmful);
  const percent = (share: number): string => `${number(share * 100, lang)} %`;
  const objective = (id: string | undefined): string => {
    const found = p.objectives.find((each) => each.id === id);
    return found ? pick(found.title) : '';
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t('scoringText', {
          atMax: percent(p.scoring.curve.atMax),
          late: percent(p.scoring.curve.late),
          hint: number(p.scoring.hintFactor, lang),
        })}
      </Text>
      <div className="panel" style={{ overflowX: 'auto' }}>
        <Table verticalSpacing={5} aria-label={t('points')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('number')}</Table.Th>
              <Table.Th>{t('inject')}</Table.Th>
              <Table.Th>{t('expected')}</Table.Th>
              <Table.Th miw={200}>{t('objectives')}</Table.Th>
              <Table.Th style={{ whiteSpace: 'nowrap' }}>{t('targetMax')}</Table.Th>
              <Table.Th ta="right">{t('pointsCol')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {scored.flatMap((inject) =>
              inject.lines.map((line, index) => (
                <Table.Tr key={`${inject.id}.${line.id}`}>
                  <Table.Td className="tnum">{index === 0 ? inject.number : ''}</Table.Td>
                  <Table.Td>{index === 0 ? pick(inject.title) : ''}</Table.Td>
                  <Table.Td>
                    {pick(line.title)}
                    <Text size="xs" c="dimmed" span>
                      {' '}
                      {[
                        line.action,
                        line.kind === 'ask' ? t('question') : null,
                        line.must ? t('must') : null,
                        line.quality ? t('quality') : null,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </Table.Td>
                  <Table.Td>{objective(line.objective)}</Table.Td>
                  <Table.Td className="tnum" style={{ whiteSpace: 'nowrap' }}>
                    {span(line.target)} / {span(line.max)}
                  </Table.Td>
                  <Table.Td className="tnum" ta="right">
                    {number(line.points, lang)}
                  </Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th colSpan={5}>{t('total')}</Table.Th>
              <Table.Th className="tnum" ta="right">
                {number(total, lang)}
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </div>
      {harmful.length > 0 && (
        <div className="panel" style={{ overflowX: 'auto' }}>
          <Table verticalSpacing={5} aria-label={t('harmful')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('harmful')}</Table.Th>
                <Table.Th ta="right">{t('pointsCol')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {harmful.map((action) => (
                <Table.Tr key={action.code}>
                  <Table.Td>
                    {pick(action.title)}{' '}
                    <Text size="xs" c="dimmed" span>
                      {action.code}
                    </Text>
                  </Table.Td>
                  <Table.Td className="tnum" ta="right">
                    −{number(action.penalty, lang)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  );
}
