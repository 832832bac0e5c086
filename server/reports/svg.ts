/**
 * Charts made cheap to print: the browser turns every shape that is filled with a pattern into a pattern of its own, which
 * takes milliseconds each. Shapes of one pattern become one shape; what is drawn stays the same.
 */
const HATCHED = /<path d="([^"]*)" fill="(url\(#[^"]+\))"([^>]*)><\/path>\n?/g;
const PATTERN = /<pattern\b[^>]*\bid="([^"]+)"[^>]*>([^]*?)<\/pattern>/g;

/** Patterns that hold nothing that would be seen. */
function emptyPatterns(svg: string): Set<string> {
  const blank = [...svg.matchAll(PATTERN)].filter(([, , inside = '']) => !/<(?:path|rect|circle|image)\b(?![^>]* d="")/.test(inside));
  return new Set(blank.map(([, id = '']) => `url(#${id})`));
}

/** `svg`: one chart. Only shapes that stand where they are, without a transform, are gathered. */
export function lighter(svg: string): string {
  const empty = emptyPatterns(svg);
  const shapes = new Map<string, { d: string; rest: string; last: number }>();
  let at = 0;
  for (const [, d = '', fill = '', rest = ''] of svg.matchAll(HATCHED)) {
    const shape = shapes.get(fill);
    shapes.set(fill, { d: `${shape?.d ?? ''}${d}`, rest, last: at });
    at += 1;
  }
  at = -1;
  return svg.replaceAll(HATCHED, (_, __, fill: string) => {
    at += 1;
    const shape = shapes.get(fill);
    return shape?.last === at && !empty.has(fill) ? `<path d="${shape.d}" fill="${fill}"${shape.rest}></path>\n` : '';
  });
}
