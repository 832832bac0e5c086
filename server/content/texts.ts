/** Checks of every text of a scenario: variables where they are filled in, none where they would be printed as they stand. */
import type { ScenarioSource } from '../shared/scenario.js';
import { realNames } from './safe.js';
import { templateIssues } from './template.js';

export interface TextIssue {
  path: (string | number)[];
  severity: 'error' | 'warning';
  /** See `TemplateIssue`. */
  nth: number;
  message: string;
  messageEn: string;
}

/** Texts that a team reads in the course of play; the keys are those of their last steps. */
function isRendered(path: readonly (string | number)[]): boolean {
  const [root, , third] = path;
  if (root === 'injects') {
    const key = path.findLast((each) => typeof each === 'string' && each !== 'vi' && each !== 'en');
    return key === 'title' || key === 'body' || key === 'text' || key === 'prompt';
  }
  return root === 'rules' && third === 'do' && (path.includes('reply') || path.includes('return'));
}

export function checkTexts(source: ScenarioSource): TextIssue[] {
  const systems = new Set(
    Object.entries(source.systems)
      .filter(([, system]) => !system.hidden)
      .map(([id]) => id),
  );
  const issues: TextIssue[] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      for (const { message } of realNames(value)) {
        issues.push({ path, severity: 'warning', nth: 0, message: message.vi, messageEn: message.en });
      }
      if (!value.includes('{{')) return;
      if (isRendered(path)) {
        for (const { nth, message } of templateIssues(value, systems)) {
          issues.push({ path, severity: 'error', nth, message: message.vi, messageEn: message.en });
        }
      } else {
        issues.push({
          path,
          severity: 'warning',
          nth: 0,
          message: 'biến chỉ được thay trong title, body, text, prompt của tình huống và trong phản hồi; ở đây sẽ in nguyên văn',
          messageEn:
            'variables are filled in within an inject’s title, body, text, prompt and within replies only; here they are printed as they stand',
        });
      }
    } else if (Array.isArray(value)) value.forEach((each, index) => visit(each, [...path, index]));
    else if (value !== null && typeof value === 'object') for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
  };
  visit(source, []);
  return issues;
}
