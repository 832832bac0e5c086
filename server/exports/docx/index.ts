/** The after-action report as a Word document that the organiser goes on writing in; the same view and labels as on paper. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { AfterActionReport } from '../../shared/report.js';
import type { Layout } from '../../shared/publishing.js';
import type { Bi, Lang } from '../../shared/text.js';
import type { Templates } from '../../reports/templates.js';
import { viewOf } from '../../reports/view.js';
import { createBlocks } from './blocks.js';
import { chaptersOf, type Chapter } from './layouts.js';
import { MOST_SHEETS } from './results.js';
import { MARGINS, stylesOf, TABLE_STYLES } from './styles.js';

const WORDS = {
  table: { vi: 'Bảng', en: 'Table' },
  figure: { vi: 'Hình', en: 'Figure' },
  page: { vi: 'Trang', en: 'Page' },
  undrawn: {
    vi: 'Máy chủ này không vẽ được biểu đồ; số liệu có trong các bảng.',
    en: 'This server could not draw the charts; their figures stand in the tables.',
  },
  elsewhere: {
    vi: `Phiếu điểm của từng đội có trong tệp Excel và trong bản riêng của mỗi đội; cuộc diễn tập này có trên ${MOST_SHEETS} đội.`,
    en: `The score sheets of the teams are in the Excel workbook and in each team’s own edition; this exercise has more than ${MOST_SHEETS} teams.`,
  },
} satisfies Record<string, Bi>;

export interface DocumentOptions {
  lang: Lang;
  layout: Layout;
  templates: Pick<Templates, 'label' | 'glossary'>;
  /** SVG to PNG; the charts are left out, their tables stay, where nothing draws. */
  draw?: (svgs: readonly string[]) => Promise<Buffer[]>;
}

/** A4, twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };

/** Bytes of the .docx. */
export async function makeDocument(report: AfterActionReport, { lang, layout, templates, draw }: DocumentOptions): Promise<Buffer> {
  const docx = await import('docx');
  const { AlignmentType, Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, TableOfContents, TextRun } = docx;
  const t = (key: string, fill: Record<string, string | number> = {}): string =>
    templates.label(key, lang).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? ''));
  const blocks = createBlocks(docx, { table: WORDS.table[lang], figure: WORDS.figure[lang] });
  const view = viewOf(report, lang, templates.glossary);
  // for hundreds of teams each part takes a while: a drill that runs has its turn
  await breathe();
  const contents = [
    blocks.styled('CentredBold', t('contents')),
    new TableOfContents(t('contents'), { hyperlink: true, headingStyleRange: '1-2' }),
  ];
  const charts = view.lane ? [view.lane] : view.pictures;
  // without a browser the tables behind the charts stand alone
  const drawn = draw && charts.length > 0 ? await draw(charts.map(({ svg }) => svg)).catch(() => null) : [];
  const pictures = drawn
    ? drawn.flatMap((png, at) => blocks.picture(png, charts[at]!.title, charts[at]!.alt))
    : [blocks.note(WORDS.undrawn[lang])];
  const chapters = chaptersOf(layout, { view, lang, blocks, t }, { pictures, contents, elsewhere: WORDS.elsewhere[lang] });

  const draft = view.draft ? ` · ${t('draft')}` : '';
  const header = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: `${t('mark')}${draft}`, bold: true, size: 18, color: '9B1C1C' })],
      }),
    ],
  });
  const issue = view.issue ? ` · ${t('issueN', { n: view.issue.n })}` : '';
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ text: `${report.exercise.name}${issue} · ${WORDS.page[lang]} `, size: 17 }),
          new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], size: 17 }),
        ],
      }),
    ],
  });
  const section = ({ blocks: children, wide }: Chapter) => ({
    properties: {
      page: {
        size: { ...A4, orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { ...MARGINS[layout], header: 500, footer: 500 },
      },
    },
    headers: { default: header },
    footers: { default: footer },
    children,
  });
  const document = new Document({
    creator: 'dientap',
    lastModifiedBy: 'dientap',
    title: `${t(view.single ? 'teamTitle' : 'title')}: ${report.exercise.name}`,
    externalStyles: TABLE_STYLES,
    styles: stylesOf(docx, layout),
    // Word fills in the page numbers of the contents when it opens the document, after asking
    features: { updateFields: true },
    sections: chapters.map(section),
  });
  await breathe();
  return Packer.toBuffer(document);
}
