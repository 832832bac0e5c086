/** Word styles of the report: what an organiser changes once in Word and the whole document follows. */
import type { Layout } from '../../shared/publishing.js';
import type { Docx } from './blocks.js';

/** Sizes in half points; spacing in twentieths of a point. */
const FACES: Record<Layout, { font: string; size: number; small: number; table: number; colour: string }> = {
  hseep: { font: 'Arial', size: 21, small: 17, table: 18, colour: '1F3A5F' },
  vn: { font: 'Times New Roman', size: 26, small: 20, table: 22, colour: '000000' },
};

const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8A97A6"/>`;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** Lines around every cell; the first row and the first column stand out in grey as in colour. */
const REPORT_TABLE = `<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DDE4EC"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/></w:tcPr></w:tblStylePr></w:style>`;
const PLAIN_TABLE = `<w:style w:type="table" w:customStyle="1" w:styleId="PlainTable"><w:name w:val="Plain Table Without Lines"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/></w:style>`;
const TABLE_NORMAL = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

/** Table styles, which the library can only be given as they stand in the file. */
export const TABLE_STYLES = `<?xml version="1.0" encoding="UTF-8"?><w:styles ${W}>${TABLE_NORMAL}${REPORT_TABLE}${PLAIN_TABLE}</w:styles>`;

export function stylesOf({ AlignmentType }: Docx, layout: Layout) {
  const { font, size, small, table, colour } = FACES[layout];
  const head = (points: number, before: number, after: number) => ({
    run: { font, size: points, bold: true, color: colour },
    paragraph: { spacing: { before, after }, keepNext: true },
  });
  const style = (id: string, name: string, run: object, paragraph: object, basedOn = 'Normal') => ({
    id,
    name,
    basedOn,
    quickFormat: true,
    run,
    paragraph,
  });
  return {
    default: {
      document: { run: { font, size }, paragraph: { spacing: { after: 120, line: 276 } } },
      title: {
        run: { font, size: size + 14, bold: true, color: colour },
        paragraph: { spacing: { before: 240, after: 200 }, alignment: AlignmentType.CENTER },
      },
      heading1: head(size + 7, 360, 140),
      heading2: head(size + 3, 260, 100),
      heading3: head(size, 200, 80),
      caption: {
        run: { font, size: small, bold: true, italics: false, color: '333333' },
        paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
      },
      listParagraph: { run: { font, size } },
    },
    paragraphStyles: [
      style('Subtitle', 'Subtitle', { size: size + 4 }, { alignment: AlignmentType.CENTER }),
      style(
        'Status',
        'Report Status',
        { bold: true, color: '9B1C1C' },
        { alignment: AlignmentType.CENTER, spacing: { before: 60, after: 60 } },
      ),
      style('Note', 'Report Note', { size: small, italics: true, color: '444444' }, { spacing: { after: 120 } }),
      style('TableText', 'Table Text', { size: table }, { spacing: { before: 0, after: 0, line: 240 } }),
      style('AfterTable', 'After Table', { size: 12 }, { spacing: { before: 0, after: 80, line: 240 } }),
      style('Sub', 'Report Detail', {}, { indent: { left: 360 }, spacing: { after: 60 } }),
      style('Centred', 'Centred', {}, { alignment: AlignmentType.CENTER, spacing: { after: 0 } }),
      style('CentredBold', 'Centred Bold', { bold: true }, { alignment: AlignmentType.CENTER, spacing: { after: 0 } }),
      style('Copies', 'Copies To', { size: size - 2 }, { spacing: { after: 0 } }),
    ],
    characterStyles: [{ id: 'Small', name: 'Small Text', run: { size: small, color: '444444' } }],
  };
}

/** Twentieths of a point. `vn`: margins of an official paper (Nghị định 30/2020/NĐ-CP): 20, 30, 20, 15 mm. */
export const MARGINS: Record<Layout, { top: number; bottom: number; left: number; right: number }> = {
  hseep: { top: 1247, bottom: 1134, left: 1134, right: 1134 },
  vn: { top: 1134, bottom: 1134, left: 1701, right: 850 },
};
