/** Reads a CSV file: commas, semicolons or tabs, quotes, and the line above the head that marks drill material. */

export interface Csv {
  /** Lines above the head that are no rows: `[DIỄN TẬP] Danh sách 14 hồ sơ…`. */
  notes: string[];
  head: string[];
  rows: string[][];
}

function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((each) => each.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (char === separator) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/** null when it is no table: fewer than two columns or no rows. */
export function csvOf(text: string): Csv | null {
  const sample = text.slice(0, 5000);
  const separator = [',', ';', '\t'].toSorted((a, b) => sample.split(b).length - sample.split(a).length)[0] ?? ',';
  const rows = cellsOf(text.replace(/^\uFEFF/, ''), separator);
  const start = rows.findIndex((row) => filled(row) > 1 && !row[0]?.trimStart().startsWith('#'));
  const head = rows[start];
  if (!head || start === rows.length - 1) return null;
  return {
    notes: rows.slice(0, start).map((row) => row.filter((cell) => cell.trim() !== '').join(`${separator} `)),
    head,
    rows: rows.slice(start + 1),
  };
}
