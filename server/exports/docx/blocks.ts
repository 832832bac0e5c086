/** The pieces a Word document is put together from: headings, paragraphs, lists, tables with captions; all by style. */
import type { ParagraphChild, FileChild } from 'docx';

export type Docx = typeof import('docx');
export type Block = FileChild;

/** A piece of text; a line feed in it is a line break. */
export interface Span {
  text: string;
  bold?: boolean;
  italics?: boolean;
  small?: boolean;
}
export type Rich = string | readonly (Span | string)[];

export interface Column {
  label: string;
  /** Share of the width, in any unit. */
  width: number;
  /** Stands to the right. */
  figure?: boolean;
}

/** px between the margins of the narrower layout. */
const PICTURE_WIDTH = 600;

export type Blocks = ReturnType<typeof createBlocks>;

/** `table`: the word before a caption's number. */
export function createBlocks(docx: Docx, words: { table: string; figure: string }) {
  const { AlignmentType, HeadingLevel, ImageRun, Paragraph, SequentialIdentifier, Table, TableCell, TableRow, TextRun, WidthType } = docx;

  const runs = (rich: Rich): ParagraphChild[] => {
    const spans: readonly (Span | string)[] = typeof rich === 'string' ? [rich] : rich;
    return spans.flatMap((each) => {
      const { text, bold, italics, small } =
        typeof each === 'string' ? { text: each } : { bold: false, italics: false, small: false, ...each };
      return text.split('\n').map(
        (line, at) =>
          new TextRun({
            text: line,
            ...(at > 0 && { break: 1 }),
            ...(bold && { bold }),
            ...(italics && { italics }),
            ...(small && { style: 'Small' }),
          }),
      );
    });
  };
  const heading = (level: 1 | 2 | 3, text: string): Block =>
    new Paragraph({ text, heading: [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][level - 1]! });
  const styled = (style: string, rich: Rich, more: object = {}): Block => new Paragraph({ style, children: runs(rich), ...more });

  const caption = (kind: 'table' | 'figure', text: string): Block =>
    new Paragraph({
      style: 'Caption',
      keepNext: kind === 'table',
      children: [new TextRun(`${words[kind]} `), new SequentialIdentifier(kind === 'table' ? 'Table' : 'Figure'), new TextRun(`. ${text}`)],
    });

  const cell = (rich: Rich, width: number, figure: boolean | undefined, style: string) =>
    new TableCell({
      width: { size: width, type: WidthType.PERCENTAGE },
      children: [new Paragraph({ style, children: runs(rich), ...(figure && { alignment: AlignmentType.RIGHT }) })],
    });

  return {
    heading,
    caption,
    styled,
    para: (rich: Rich): Block => styled('Normal', rich),
    note: (rich: Rich): Block => styled('Note', rich),
    bullets: (list: readonly Rich[]): Block[] =>
      list.map((rich) => new Paragraph({ style: 'ListParagraph', bullet: { level: 0 }, children: runs(rich) })),
    /** Heads repeat on every page; a row stays on one page. */
    table: (title: string | null, columns: readonly Column[], rows: readonly (readonly Rich[])[]): Block[] => {
      const all = columns.reduce((sum, { width }) => sum + width, 0);
      const share = (at: number): number => (columns[at]!.width / all) * 100;
      return [
        ...(title === null ? [] : [caption('table', title)]),
        new Table({
          style: 'ReportTable',
          width: { size: 100, type: WidthType.PERCENTAGE },
          tableLook: { firstRow: true, noVBand: true, noHBand: true },
          rows: [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: columns.map(({ label, figure }, at) => cell([{ text: label, bold: true }], share(at), figure, 'TableText')),
            }),
            ...rows.map(
              (row) =>
                new TableRow({ cantSplit: true, children: row.map((rich, at) => cell(rich, share(at), columns[at]!.figure, 'TableText')) }),
            ),
          ],
        }),
        styled('AfterTable', ''),
      ];
    },
    /** Two columns, the first with what the second is. */
    facts: (rows: readonly (readonly [string, Rich])[]): Block[] => [
      new Table({
        style: 'ReportTable',
        width: { size: 100, type: WidthType.PERCENTAGE },
        tableLook: { firstColumn: true, noVBand: true, noHBand: true },
        rows: rows.map(
          ([name, rich]) =>
            new TableRow({
              cantSplit: true,
              children: [cell([{ text: name, bold: true }], 28, false, 'TableText'), cell(rich, 72, false, 'TableText')],
            }),
        ),
      }),
      styled('AfterTable', ''),
    ],
    /** A PNG of twice its size, as wide as the text at most, with its caption below. */
    picture: (png: Buffer, title: string, alt: string): Block[] => {
      // where a PNG has its size
      const [across, down] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      const width = Math.min(PICTURE_WIDTH, across / 2);
      return [
        new Paragraph({
          style: 'Centred',
          keepNext: true,
          children: [
            new ImageRun({
              type: 'png',
              data: png,
              transformation: { width, height: Math.round((width * down) / across) },
              altText: { name: title, title, description: alt },
            }),
          ],
        }),
        caption('figure', title),
      ];
    },
    /** Two blocks side by side without lines: letterhead and signatures. */
    beside: (left: readonly Block[], right: readonly Block[]): Block =>
      new Table({
        style: 'PlainTable',
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [
          new TableRow({
            cantSplit: true,
            children: [left, right].map(
              (children, at) =>
                new TableCell({
                  width: { size: at === 0 ? 44 : 56, type: WidthType.PERCENTAGE },
                  children: [...children] as InstanceType<Docx['Paragraph']>[],
                }),
            ),
          }),
        ],
      }),
  };
}
