/** CodeMirror as the studio uses it: YAML, the schema's help, findings of the server at their lines; colours follow the page. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type Completion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Lang } from '../../../../server/shared/text.js';
import type { AuthoringError } from '../../../../server/shared/scenario.js';
import { namesOf } from './outline.js';
import { describe } from './schema.js';
import { suggest, type KnownActions } from './suggest.js';
import { locate, scan } from './yaml-scan.js';

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--dt-accent)' },
  { tag: [tags.string, tags.attributeValue, tags.content], color: 'inherit' },
  { tag: tags.comment, color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--dt-warn)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--mantine-color-dimmed)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '0.8125rem', backgroundColor: 'var(--dt-panel)', color: 'var(--mantine-color-text)' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'var(--dt-page)', color: 'var(--mantine-color-dimmed)', borderRight: '1px solid var(--dt-line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--dt-hover) 70%, transparent)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--dt-selected)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--dt-selected)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--dt-selected)', outline: '1px solid var(--dt-accent)' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--dt-panel)', color: 'var(--mantine-color-text)', border: '1px solid var(--dt-line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--dt-accent)', color: 'var(--dt-panel)' },
  '.cm-completionDetail': { marginLeft: '12px', fontStyle: 'normal', opacity: '0.85' },
  '.cm-completionInfo': { padding: '6px 10px', maxWidth: '320px' },
  '.cm-diagnostic': { padding: '4px 10px', maxWidth: '520px' },
  '.cm-help': { padding: '6px 10px', maxWidth: '420px', fontFamily: 'var(--mantine-font-family)' },
  '.cm-panel input, .cm-panel button': {
    color: 'inherit',
    backgroundColor: 'var(--dt-page)',
    backgroundImage: 'none',
    border: '1px solid var(--dt-line)',
  },
});

export interface EditorHooks {
  label: string;
  readOnly: boolean;
  lang: () => Lang;
  actions: () => KnownActions;
  changed: (text: string) => void;
  /** The cursor's line, from 1. */
  moved: (line: number) => void;
  save: () => void;
}

const help = (lang: () => Lang): Extension =>
  hoverTooltip((view, pos) => {
    const text = view.state.doc.toString();
    const word = view.state.wordAt(pos);
    if (!word) return null;
    const place = locate(text, word.from);
    const key = text.slice(word.from, word.to);
    if (place.at !== 'key' || !/^["']?\s*:/.test(text.slice(word.to, word.to + 3))) return null;
    const words = describe(place.path, key, lang());
    if (words === null) return null;
    return {
      pos: word.from,
      end: word.to,
      above: true,
      create() {
        const dom = document.createElement('div');
        dom.className = 'cm-help';
        const name = document.createElement('b');
        name.textContent = `${key}: `;
        dom.append(name, words);
        return { dom };
      },
    };
  });

export function makeEditor(parent: HTMLElement, text: string, hooks: EditorHooks): EditorView {
  const editable = new Compartment();
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        foldGutter(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        indentUnit.of('  '),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        EditorState.tabSize.of(2),
        yaml(),
        syntaxHighlighting(colours),
        look,
        editable.of([EditorState.readOnly.of(hooks.readOnly), EditorView.editable.of(!hooks.readOnly)]),
        EditorView.contentAttributes.of({ 'aria-label': hooks.label, spellcheck: 'false', tabindex: '0' }),
        help(hooks.lang),
        autocompletion({
          icons: false,
          override: [
            (context) => {
              const doc = context.state.doc.toString();
              const place = locate(doc, context.pos);
              if (place.word === '' && !context.explicit && place.at !== 'value') return null;
              const options = suggest(place, namesOf(scan(doc)), hooks.actions(), hooks.lang()).map((each): Completion => ({
                label: each.label,
                ...(each.apply !== undefined && { apply: each.apply }),
                ...(each.detail !== undefined && { detail: each.detail }),
                ...(each.info !== undefined && { info: each.info }),
              }));
              return options.length > 0 ? { from: place.from, options, validFor: /^[\p{L}\p{N}_.-]*$/u } : null;
            },
          ],
        }),
        keymap.of([
          { key: 'Mod-s', preventDefault: true, run: () => (hooks.save(), true) },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) hooks.changed(update.state.doc.toString());
          if (update.docChanged || update.selectionSet) hooks.moved(update.state.doc.lineAt(update.state.selection.main.head).number);
        }),
      ],
    }),
  });
}

/** Shows findings at their lines; each covers the word it stands at. */
export function showFindings(view: EditorView, findings: readonly AuthoringError[], lang: Lang): void {
  const { doc } = view.state;
  const diagnostics = findings.map(({ line, column, severity, message, messageEn }): Diagnostic => {
    const at = doc.line(Math.min(Math.max(1, line), doc.lines));
    const from = Math.min(at.from + Math.max(0, column - 1), at.to);
    const word = /^[^\s,}\]]+/.exec(doc.sliceString(from, at.to))?.[0] ?? '';
    return { from, to: Math.max(from, from + word.length), severity, message: lang === 'en' ? (messageEn ?? message) : message };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Puts the cursor at a line and brings it into view. */
export function goTo(view: EditorView, line: number, column = 1): void {
  const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
  view.dispatch({
    selection: { anchor: Math.min(at.from + column - 1, at.to) },
    effects: EditorView.scrollIntoView(at.from, { y: 'start', yMargin: 48 }),
  });
  view.focus();
}

/** Changes only what differs, so that cursor and undo stay where they are. */
export function replaceText(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  let start = 0;
  while (start < Math.min(before.length, text.length) && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, text.length) - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  view.dispatch({ changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) } });
}
