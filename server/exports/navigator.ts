/** The drill's techniques as a layer of the ATT&CK Navigator (layer format 4.5): score = percent of the points on them. */
import type { AfterActionReport } from '../shared/report.js';
import type { Bi, Lang } from '../shared/text.js';
import { numberText, percentText } from '../reports/words.js';

/** Told apart in greyscale and by colour-blind readers: low, middle, high. */
const COLOURS = ['#ca0020', '#f7f7f7', '#0571b0'] as const;

const WORDS = {
  drill: { vi: '[DIỄN TẬP] ', en: '[DRILL] ' },
  about: {
    vi: 'Kết quả của một cuộc diễn tập, không phải của sự cố thật. Điểm = số điểm các đội đạt được ÷ tối đa, ở những tình huống thể hiện kỹ thuật đó.',
    en: 'Results of a drill, not of a real incident. Score = points earned ÷ possible by the teams on the injects that show the technique.',
  },
  nothing: { vi: 'không có điểm nào để đạt', en: 'nothing could be earned' },
  injects: { vi: 'Tình huống', en: 'Injects' },
  teams: { vi: 'đội đã nhận', en: 'teams received it' },
  exercise: { vi: 'Cuộc diễn tập', en: 'Exercise' },
  scenario: { vi: 'Kịch bản', en: 'Scenario' },
  attack: { vi: 'Phiên bản ATT&CK', en: 'ATT&CK version' },
  provisional: { vi: 'Điểm tạm thời', en: 'Provisional' },
  generated: { vi: 'Lập lúc', en: 'Generated' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
} satisfies Record<string, Bi>;

export function navigatorLayer(report: AfterActionReport, lang: Lang): object {
  const t = (key: keyof typeof WORDS): string => WORDS[key][lang];
  const numbers = new Map(report.injects.map(({ id, number, title }) => [id, `${number} ${title[lang]}`]));
  const { scenario, exercise } = report;
  const meta = (name: string, value: string) => ({ name, value });
  // the Navigator counts whole versions alone
  const attack = scenario.attackVersion?.split('.')[0];
  return {
    name: `${t('drill')}${exercise.name}`,
    versions: { ...(attack && { attack }), navigator: '4.9.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: `${scenario.title[lang]}. ${t('about')}`,
    sorting: 3,
    layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques: report.analysis.techniques.map(({ id, injects, teams, percent }) => ({
      techniqueID: id,
      ...(percent !== null && { score: Math.round(percent * 100) / 100 }),
      comment: [
        `${t('injects')}: ${injects.map((inject) => numbers.get(inject) ?? inject).join('; ')}.`,
        `${numberText(teams, lang)} ${t('teams')};`,
        `${percent === null ? t('nothing') : percentText(percent, lang)}.`,
      ].join(' '),
      enabled: true,
      metadata: [meta(t('injects'), String(injects.length)), meta(t('teams'), String(teams))],
    })),
    gradient: { colors: COLOURS, minValue: 0, maxValue: 100 },
    legendItems: COLOURS.map((color, index) => ({ label: `${index * 50} %`, color })),
    metadata: [
      meta(t('exercise'), exercise.name),
      meta(t('scenario'), `${scenario.id} ${scenario.version}`),
      ...(scenario.attackVersion ? [meta(t('attack'), scenario.attackVersion)] : []),
      meta(t('provisional'), t(report.provisional ? 'yes' : 'no')),
      meta(t('generated'), new Date(report.generatedWall).toISOString()),
    ],
  };
}
