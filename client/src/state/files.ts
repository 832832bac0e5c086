/** Files of what was delivered, fetched quietly after it and kept on the device, so that they open while cut off too. */
import type { Attachment } from '../../../server/shared/views.js';
import { answerFromDevice, request } from '../api/http.js';
import type { Shelf } from './store.js';

/** A bigger file stays on the server, bytes. */
export const LARGEST = 5 * 1024 * 1024;
/** ms within which a device begins: a hall that got the same letter does not fetch it in the same moment. */
const SPREAD = 15_000;

interface FilesDeps {
  shelf: Shelf;
  /** Rejects when it cannot be had. */
  fetchFile?: (url: string) => Promise<Blob>;
  /** Resolves when this device may begin. */
  turn?: () => Promise<void>;
}

const NAME = 'file:';
const fromServer = async (url: string): Promise<Blob> => await (await request('GET', pathOf(url))).blob();
const someTime = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD));
/** `http.ts` adds `/api` itself. */
const pathOf = (url: string): string => url.replace(/^\/api/, '');

export class FileKeeper {
  private readonly waiting = new Map<string, Attachment>();
  private readonly done = new Set<string>();
  private readonly deps: FilesDeps;
  private up = false;
  private busy = false;

  constructor(deps: FilesDeps) {
    this.deps = deps;
    answerFromDevice(async (path) => (path.includes('/files/') ? await deps.shelf.get<Blob>(NAME + path) : undefined));
  }

  /** Everything that should be here; what is already here is not fetched again. */
  want(files: readonly Attachment[]): void {
    for (const file of files) if (file.size <= LARGEST && !this.done.has(file.url)) this.waiting.set(file.url, file);
    void this.work();
  }

  line(up: boolean): void {
    this.up = up;
    void this.work();
  }

  /** One after the other, as long as the line is up. */
  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.up && this.waiting.size > 0) {
        await (this.deps.turn ?? someTime)();
        for (const { url } of this.waiting.values()) if (this.up) await this.keep(url);
      }
    } finally {
      this.busy = false;
    }
  }

  private async keep(url: string): Promise<void> {
    const name = NAME + pathOf(url);
    this.waiting.delete(url);
    try {
      if (
        (await this.deps.shelf.get(name)) === undefined &&
        !(await this.deps.shelf.put(name, await (this.deps.fetchFile ?? fromServer)(url)))
      )
        return;
      this.done.add(url);
    } catch {
      // withdrawn, or cut in the middle: wanted again with the next piece of news
    }
  }

  stop(): void {
    this.up = false;
    answerFromDevice(null);
  }
}
