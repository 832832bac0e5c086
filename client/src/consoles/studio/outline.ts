/** Injects, rules and objectives of a text with their lines, and the ids that other places of it may name. */
import type { Entry, Step } from './yaml-scan.js';

export interface OutlineItem {
  kind: 'objective' | 'inject' | 'rule';
  id: string;
  number: string;
  title: string;
  /** From 1; `to` is the last line of it. */
  line: number;
  to: number;
}

const KINDS = { objectives: 'objective', injects: 'inject', rules: 'rule' } as const;
const isKind = (step: Step | undefined): step is keyof typeof KINDS => typeof step === 'string' && Object.hasOwn(KINDS, step);

export function outlineOf(entries: readonly Entry[], lines: number): OutlineItem[] {
  const items = new Map<string, OutlineItem>();
  const tops = entries.filter(({ path }) => path.length === 0).map(({ line }) => line);
  for (const { path, key, value, line } of entries) {
    const [section, index, third] = path;
    if (!isKind(section) || typeof index !== 'number') continue;
    const name = `${section}/${index}`;
    const item = items.get(name) ?? { kind: KINDS[section], id: '', number: '', title: '', line, to: lines };
    items.set(name, item);
    if (path.length === 2 && key === 'id') item.id = value;
    if (path.length === 2 && key === 'number') item.number = value;
    if ((path.length === 2 && key === 'title') || (path.length === 3 && third === 'title' && key === 'vi')) item.title ||= value;
  }
  const all = [...items.values()].toSorted((a, b) => a.line - b.line);
  for (const [index, item] of all.entries()) {
    const next = Math.min(all[index + 1]?.line ?? lines + 1, tops.find((line) => line > item.line) ?? lines + 1);
    item.to = Math.max(item.line, next - 1);
  }
  return all;
}

/** What a text defines, by kind. */
export interface Names {
  injects: string[];
  /** `inject.expectation` */
  expects: string[];
  parts: string[];
  personas: string[];
  systems: string[];
  /** Of each system. */
  states: Map<string, string[]>;
  objectives: string[];
  outcomes: string[];
  /** Codes named anywhere in the text. */
  actions: string[];
  asks: string[];
}

const unique = (list: string[]): string[] => [...new Set(list.filter((each) => each !== ''))];

export function namesOf(entries: readonly Entry[]): Names {
  const injectIds = new Map<Step, string>();
  const states = new Map<string, string[]>();
  const expects: string[] = [];
  const found: Record<'parts' | 'personas' | 'systems' | 'objectives' | 'outcomes' | 'actions' | 'asks', string[]> = {
    parts: [],
    personas: [],
    systems: [],
    objectives: [],
    outcomes: [],
    actions: [],
    asks: [],
  };
  for (const { path, key, value } of entries) {
    const [section, second, third] = path;
    if (path.length === 1 && (section === 'parts' || section === 'personas' || section === 'systems' || section === 'outcomes'))
      found[section].push(key);
    if (section === 'objectives' && path.length === 2 && key === 'id') found.objectives.push(value);
    if (section === 'injects' && path.length === 2 && key === 'id' && second !== undefined) injectIds.set(second, value);
    if (section === 'injects' && third === 'expects' && path.length === 4 && key === 'id')
      expects.push(`${injectIds.get(second ?? '') ?? ''}.${value}`);
    if (section === 'injects' && third === 'asks' && path.length === 4 && key === 'id') found.asks.push(value);
    if (section === 'injects' && path.length === 2 && key === 'from') found.personas.push(value);
    if (section === 'systems' && third === 'states' && key === 'id')
      states.set(String(second), [...(states.get(String(second)) ?? []), value]);
    if (section === 'systems' && key === 'start') states.set(String(second), [...(states.get(String(second)) ?? []), value]);
    if ((key === 'action' || key === 'done') && /^[A-Z][A-Z0-9_]*$/.test(value)) found.actions.push(value);
  }
  const lists = Object.fromEntries(Object.entries(found).map(([kind, list]) => [kind, unique(list)])) as typeof found;
  return {
    injects: unique([...injectIds.values()]),
    expects: unique(expects),
    states: new Map([...states].map(([id, list]) => [id, unique(list)])),
    ...lists,
  };
}
