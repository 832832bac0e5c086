/** When two names are the same name: written in other letters, with the tone on the other vowel, with doubled spaces. */

/** `oà` and `òa` are two ways to place one tone; the newer habit moves it. */
const OLD_TONE = /(o)([àáảãạ])(?!\p{L})|(o)([èéẻẽẹ])(?!\p{L})|(?<!q)(u)([ỳýỷỹỵ])(?!\p{L})/gu;
const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

function moved(first: string, second: string): string {
  const apart = second.normalize('NFD');
  const tone = TONES.find((mark) => apart.includes(mark)) ?? '';
  return (first + tone + apart.replace(tone, '')).normalize('NFC');
}

/** What a name is compared by: case, spaces, dashes and the place of a tone do not tell two names apart; diacritics do. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[\s\u00a0\u2007\u202f\u200b\ufeff]+/g, ' ')
    .replace(/\s*[-\u2010-\u2015]\s*/g, ' - ')
    .trim()
    .replace(OLD_TONE, (_whole, o1?: string, a?: string, o2?: string, e?: string, u?: string, y?: string) =>
      moved(o1 ?? o2 ?? u ?? '', a ?? e ?? y ?? ''),
    );
}
