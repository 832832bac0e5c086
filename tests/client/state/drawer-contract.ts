/** What every drawer promises, as one story; answers which promises it broke. Run on memory here and on IndexedDB in a browser. */
import type { Drawer } from '../../../client/src/state/store.js';

export async function brokenPromises(drawer: Drawer): Promise<string[]> {
  const broken: string[] = [];
  const check = (promise: string, is: unknown, wanted: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(wanted)) broken.push(`${promise}: ${JSON.stringify(is)}`);
  };
  await drawer.clear('');
  check('what was never put is not there', await drawer.get('m1/x1/view'), undefined);
  const entry = { fields: { what: 'Cô lập máy chủ' }, list: [1, 2] };
  await drawer.put('m1/x1/command:b', entry);
  check('gives back what was put', await drawer.get('m1/x1/command:b'), entry);
  await drawer.put('m1/x1/command:a', 'first');
  await drawer.put('m1/x1/command:a', 'again');
  await drawer.put('m1/x1/view', 'the view');
  await drawer.put('m10/x1/command:c', 'another seat');
  check('finds what starts so, by key', (await drawer.within('m1/x1/command:')).at(0), 'again');
  check('and nothing else', (await drawer.within('m1/x1/command:')).length, 2);
  await drawer.remove('m1/x1/command:a');
  await drawer.remove('m1/x1/command:a');
  check('forgets one', await drawer.get('m1/x1/command:a'), undefined);
  const many = Array.from({ length: 40 }, (_, i) => i);
  await Promise.all(many.map((i) => drawer.put(`m2/x1/command:${String(i).padStart(2, '0')}`, i)));
  check('loses nothing that is put at the same time', await drawer.within('m2/x1/'), many);
  await drawer.clear('m1/');
  check('clears a seat', await drawer.within('m1/'), []);
  check('and no other', await drawer.get('m10/x1/command:c'), 'another seat');
  await drawer.clear('');
  return broken;
}
