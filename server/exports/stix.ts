/**
 * STIX 2.1 bundles: the techniques of a scenario, and how the teams of a drill did against them. Ids are made of names, so
 * that the same drill gives the same objects; `modified` is when the figures were made. Nobody is named.
 */
import type { ScenarioSummary } from '../shared/api.js';
import type { AfterActionReport } from '../shared/report.js';
import type { Bi, Lang } from '../shared/text.js';
import { numberText, percentText } from '../reports/words.js';
import { uuidOf } from './uuid.js';

/** The markings of TLP 2.0 and their extension, as OASIS published them. */
const TLP = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
} as const;
const TLP_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
export type TlpLevel = keyof typeof TLP;
export const TLP_LEVELS = Object.keys(TLP) as TlpLevel[];

/** When objects of a library scenario were made is not known: they never change within a version. */
const UNDATED = 0;

const WORDS = {
  organiser: { vi: 'Ban Tổ chức diễn tập', en: 'Exercise organisers' },
  drill: {
    vi: '[DIỄN TẬP] Dữ liệu của một cuộc diễn tập, không phải của sự cố thật.',
    en: '[DRILL] Data of an exercise, not of a real incident.',
  },
  result: { vi: 'Kết quả trong diễn tập', en: 'Result in the drill' },
  injects: { vi: 'Tình huống', en: 'Injects' },
  teams: { vi: 'đội đã nhận', en: 'teams received it' },
  nothing: { vi: 'không có điểm nào để đạt', en: 'nothing could be earned' },
} satisfies Record<string, Bi>;

interface StixObject {
  type: string;
  id: string;
  [property: string]: unknown;
}

const stamp = (wall: number): string => new Date(wall).toISOString();

/** What every bundle of one subject shares. `scope` names the subject, `created` is its beginning, epoch ms. */
function maker(scope: string, created: number, lang: Lang, tlp: TlpLevel) {
  // what is worded or marked otherwise is another object, not another version of the same
  const id = (type: string, name: string): string =>
    `${type}--${uuidOf(`stix/${scope}/${tlp}/${type === 'attack-pattern' ? '' : lang}/${type}/${name}`)}`;
  // the organisers and the statement are the same in every bundle
  const organiser = `identity--${uuidOf('stix/identity/organiser')}`;
  const statement = `marking-definition--${uuidOf('stix/marking-definition/drill')}`;
  const object = (type: string, name: string, modified: number, own: object): StixObject => ({
    type,
    spec_version: '2.1',
    id: id(type, name),
    created_by_ref: organiser,
    created: stamp(created),
    modified: stamp(modified),
    ...(type !== 'attack-pattern' && { lang }),
    ...own,
    object_marking_refs: [statement, TLP[tlp]],
  });
  const common: StixObject[] = [
    {
      type: 'identity',
      spec_version: '2.1',
      id: organiser,
      created: stamp(UNDATED),
      modified: stamp(UNDATED),
      name: `${WORDS.organiser.en} / ${WORDS.organiser.vi}`,
      identity_class: 'class',
    },
    {
      type: 'marking-definition',
      spec_version: '2.1',
      id: statement,
      created_by_ref: organiser,
      created: stamp(UNDATED),
      definition_type: 'statement',
      definition: { statement: `${WORDS.drill.en} / ${WORDS.drill.vi}` },
    },
    {
      type: 'marking-definition',
      spec_version: '2.1',
      id: TLP[tlp],
      created: '2022-10-01T00:00:00.000Z',
      name: `TLP:${tlp.toUpperCase()}`,
      extensions: { [TLP_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp } },
    },
  ];
  /** The scenario gives no name, so the technique is called by its id. */
  const technique = (external: string): StixObject =>
    object('attack-pattern', external, created, {
      name: external,
      external_references: [
        {
          source_name: 'mitre-attack',
          external_id: external,
          url: `https://attack.mitre.org/techniques/${external.replace('.', '/')}/`,
        },
      ],
    });
  const bundle = (objects: StixObject[]): object => {
    const all = [...common, ...objects];
    return { type: 'bundle', id: `bundle--${uuidOf(JSON.stringify(all))}`, objects: all };
  };
  return { object, technique, bundle, refs: { organiser } };
}

const refs = (objects: readonly StixObject[]): string[] => objects.map(({ id }) => id);

/** A published drill is a `report`, any other a `grouping`. */
export function stixOfDrill(report: AfterActionReport, lang: Lang, tlp: TlpLevel): object {
  const { exercise, scenario, generatedWall } = report;
  const created = exercise.startedWall ?? generatedWall;
  const make = maker(`exercise/${exercise.id}`, created, lang, tlp);
  const numbers = new Map(report.injects.map(({ id, number, title }) => [id, `${number} ${title[lang]}`]));
  const patterns = report.analysis.techniques.map(({ id }) => make.technique(id));
  const notes = report.analysis.techniques.map(({ id, injects, teams, percent }, index) =>
    make.object('note', id, generatedWall, {
      abstract: `${WORDS.result[lang]}: ${id} ${percent === null ? '–' : percentText(percent, lang)}`,
      content: [
        `${WORDS.injects[lang]}: ${injects.map((inject) => numbers.get(inject) ?? inject).join('; ')}.`,
        `${numberText(teams, lang)} ${WORDS.teams[lang]};`,
        `${percent === null ? WORDS.nothing[lang] : percentText(percent, lang)}.`,
      ].join(' '),
      object_refs: [patterns[index]!.id],
    }),
  );
  const about = {
    name: `${exercise.name} (${scenario.title[lang]})`,
    description:
      `${WORDS.drill[lang]} ${scenario.id} ${scenario.version}. ${report.summary.map(({ text }) => text[lang]).join(' ')}`.trim(),
    // a drill that shows no technique still refers to something: whose it was
    object_refs: patterns.length > 0 ? refs([...patterns, ...notes]) : [make.refs.organiser],
  };
  const published = report.publication?.issues.at(-1)?.wall ?? exercise.endedWall ?? generatedWall;
  const cover = report.published
    ? make.object('report', 'report', generatedWall, { ...about, report_types: ['attack-pattern'], published: stamp(published) })
    : make.object('grouping', 'grouping', generatedWall, { ...about, context: 'unspecified' });
  return make.bundle([...patterns, ...notes, cover]);
}

/** `createdAt`: when this version came, ISO; null for the library's own. */
export function stixOfScenario(scenario: ScenarioSummary, createdAt: string | null, lang: Lang, tlp: TlpLevel): object {
  const created = createdAt === null ? UNDATED : Date.parse(createdAt);
  const make = maker(`scenario/${scenario.id}/${scenario.version}`, created, lang, tlp);
  const patterns = scenario.techniques.map((id) => make.technique(id));
  const cover = make.object('grouping', 'grouping', created, {
    name: scenario.title[lang],
    description: `${WORDS.drill[lang]} ${scenario.id} ${scenario.version}. ${scenario.summary[lang]}`,
    context: 'unspecified',
    object_refs: patterns.length > 0 ? refs(patterns) : [make.refs.organiser],
  });
  return make.bundle([...patterns, cover]);
}
