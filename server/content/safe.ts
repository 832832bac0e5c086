/** Drill material is inert: addresses and names that could be somebody's are pointed out (RFC 5737, RFC 3849, RFC 2606). */
import type { Bi } from '../shared/text.js';

const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const HOST = /(?:https?:\/\/|@)((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/gu;
/** Reserved for documentation, private use, this machine, or no address at all. */
const HARMLESS =
  /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|10\.|127\.|0\.|255\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|198\.1[89]\.|22[4-9]\.|23\d\.)/;
const RESERVED = /(?:^|\.)(?:example|test|invalid|localhost|local|internal|example\.(?:com|net|org))$/i;

/** Sentences about what a text names that might really exist; `nth` is the place of the find in the text. */
export function realNames(text: string): { at: number; message: Bi }[] {
  const addresses = [...text.matchAll(IPV4)]
    .filter(([address]) => !HARMLESS.test(address) && address.split('.').every((octet) => Number(octet) <= 255))
    .map(({ 0: address, index }) => ({
      at: index,
      message: {
        vi: `địa chỉ ${address} có thể có thật; hãy dùng 192.0.2.x, 198.51.100.x, 203.0.113.x hoặc dải nội bộ`,
        en: `the address ${address} may be somebody’s; use 192.0.2.x, 198.51.100.x, 203.0.113.x or a private range`,
      },
    }));
  const hosts = [...text.matchAll(HOST)]
    .filter((match) => !RESERVED.test(match[1]!))
    .map((match) => ({
      at: match.index,
      message: {
        vi: `tên miền ${match[1]!} có thể có thật; hãy dùng tên miền .example`,
        en: `the domain ${match[1]!} may be somebody’s; use a name in .example`,
      },
    }));
  return [...addresses, ...hosts].toSorted((a, b) => a.at - b.at);
}
