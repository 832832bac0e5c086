/** A page that checks a bundle with no server and no network: it opens from a file, and everything it needs is inside it. */
import './jitless.js';
import { readFingerprint, type Verification } from '../../../server/proof/index.js';
import { texts } from './texts.js';
import { h, report, type Lang } from './view.js';
import { check, serve } from './work.js';

type State =
  | { at: 'empty' }
  | { at: 'checking'; done: number }
  | { at: 'failed' }
  | { at: 'done'; verification: Verification; name: string };

function page(script: string): void {
  let lang: Lang = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'vi';
  let state: State = { at: 'empty' };
  let file: File | null = null;
  let stop = (): void => undefined;

  const title = h('h1');
  const intro = h('p');
  const languages = (['vi', 'en'] as const).map((each) => {
    const button = h('button', { type: 'button', lang: each }, each === 'vi' ? 'Tiếng Việt' : 'English');
    button.addEventListener('click', () => {
      lang = each;
      draw();
    });
    return { each, button };
  });
  const input = h('input', { type: 'file', id: 'file', accept: '.zip,application/zip' }) as HTMLInputElement;
  const choose = h('label', { for: 'file', class: 'button' });
  const dropText = h('span');
  const drop = h('div', { class: 'drop' }, dropText, ' ', input, choose);
  const keyLabel = h('label', { for: 'key' });
  const keyHelp = h('p', { id: 'key-help', class: 'help' });
  const key = h('textarea', {
    id: 'key',
    rows: '2',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'key-help key-wrong',
  }) as HTMLTextAreaElement;
  const keyWrong = h('p', { id: 'key-wrong', class: 'wrong', 'aria-live': 'polite' });
  const result = h('div', { id: 'result', 'aria-live': 'polite' });
  const print = h('button', { type: 'button', class: 'print' });
  print.addEventListener('click', () => window.print());
  document.body.append(
    h('header', {}, title, h('nav', {}, ...languages.map(({ button }) => button))),
    h('main', {}, intro, h('form', {}, drop, keyLabel, key, keyHelp, keyWrong), result),
  );

  /** Null: a line is no fingerprint. */
  function keys(): string[] | null {
    const lines = key.value.split('\n').filter((line) => line.trim() !== '');
    const read = lines.map(readFingerprint);
    return read.includes(null) ? null : read.flatMap((one) => one ?? []);
  }

  function show(next: State): void {
    state = next;
    draw();
  }

  async function start(): Promise<void> {
    const wanted = keys();
    keyWrong.textContent = wanted ? '' : texts.keyWrong[lang];
    if (!file || !wanted) return;
    stop();
    const { name } = file;
    show({ at: 'checking', done: 0 });
    try {
      const running = check({ bytes: await file.arrayBuffer(), keys: wanted }, script, (done) => show({ at: 'checking', done }));
      ({ stop } = running);
      show({ at: 'done', verification: await running.found, name });
      document.querySelector<HTMLElement>('#verdict')?.focus();
    } catch {
      show({ at: 'failed' });
    }
  }

  function take(chosen: File | undefined | null): void {
    if (!chosen) return;
    file = chosen;
    void start();
  }
  input.addEventListener('change', () => {
    take(input.files?.[0]);
    // the same file chosen again is checked again
    input.value = '';
  });
  key.addEventListener('change', () => void start());
  addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  addEventListener('dragleave', () => drop.classList.remove('over'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    take(event.dataTransfer?.files[0]);
  });

  function content(): Node[] {
    switch (state.at) {
      case 'empty':
        return [];
      case 'failed':
        return [h('p', { class: 'wrong', role: 'alert' }, texts.failed[lang])];
      case 'checking': {
        const bar = h('progress', { max: '1', value: String(state.done), id: 'bar' });
        return [h('label', { for: 'bar' }, texts.reading[lang]), bar];
      }
      case 'done':
        return [report(state.verification, state.name, lang), print];
    }
  }

  function draw(): void {
    document.documentElement.lang = lang;
    document.title = texts.title[lang];
    title.textContent = texts.title[lang];
    intro.textContent = texts.intro[lang];
    dropText.textContent = texts.drop[lang];
    choose.textContent = texts.choose[lang];
    keyLabel.textContent = texts.key[lang];
    keyHelp.textContent = texts.keyHelp[lang];
    print.textContent = texts.print[lang];
    if (keyWrong.textContent !== '') keyWrong.textContent = texts.keyWrong[lang];
    for (const { each, button } of languages) button.setAttribute('aria-pressed', String(each === lang));
    result.replaceChildren(...content());
  }
  draw();
}

if (typeof document === 'undefined') serve();
else page(document.currentScript?.textContent ?? '');
