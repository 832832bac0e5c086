/** On which page of a printed PDF each anchor of the page fell. */
import { getDocumentProxy } from 'unpdf';

/** Anchor (an element's id that a link of the page leads to) → page, counting from 1; and how many pages there are. */
export async function anchorPages(pdf: Buffer): Promise<{ anchors: Map<string, number>; count: number }> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  try {
    // asking for the page of each anchor would walk the whole tree of pages each time
    const pages = new Map<string, number>();
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      if (page.ref) pages.set(`${page.ref.num} ${page.ref.gen}`, number);
      page.cleanup();
    }
    const places = (await document.getDestinations()) as Record<string, unknown[] | null>;
    const anchors = new Map<string, number>();
    for (const [name, place] of Object.entries(places)) {
      const { num, gen } = (place?.[0] ?? {}) as { num?: number; gen?: number };
      const page = pages.get(`${num} ${gen}`);
      if (page !== undefined) anchors.set(name, page);
    }
    return { anchors, count: document.numPages };
  } finally {
    await document.destroy();
  }
}
