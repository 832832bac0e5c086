import { describe, expect, it } from '@jest/globals';
import { FileKeeper, LARGEST } from '../../../client/src/state/files.js';
import { memoryDrawer, shelfIn } from '../../../client/src/state/store.js';
import type { Attachment } from '../../../server/shared/views.js';

const file = (name: string, size = 10): Attachment => ({ name, url: `/api/exercises/x1/files/${name}`, type: 'text/plain', size });

describe('files of what was delivered', () => {
  it('given a line, then they are fetched one after the other, each once, the big ones never; given none, not at all', async () => {
    const fetched: string[] = [];
    let running = 0;
    const shelf = shelfIn(Promise.resolve(memoryDrawer()), 'm1', 'x1');
    const keeper = new FileKeeper({
      shelf,
      turn: async () => undefined,
      fetchFile: async (url) => {
        expect(++running).toBe(1);
        fetched.push(url);
        await Promise.resolve();
        running--;
        return new Blob([url]);
      },
    });
    const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
    keeper.want([file('a.log'), file('disk.img', LARGEST + 1)]);
    await settled();
    expect(fetched).toEqual([]);
    keeper.line(true);
    keeper.want([file('a.log'), file('b.txt')]);
    await settled();
    keeper.line(false);
    keeper.want([file('a.log'), file('b.txt'), file('c.txt')]);
    await settled();
    expect(fetched).toEqual(['/api/exercises/x1/files/a.log', '/api/exercises/x1/files/b.txt']);
    expect(await shelf.get('file:/exercises/x1/files/b.txt')).toBeInstanceOf(Blob);
    keeper.stop();
  });
});
