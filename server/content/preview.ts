/** Every inject and reply of a scenario as a team would read it, rendered by the very renderer of a drill. */
import { makeLens, senderOf, type RenderVars } from '../audiences/lens.js';
import type { Definition } from '../engine/definition.js';
import type { Bi } from '../shared/text.js';
import type { ScenarioFile, ScenarioPreview } from '../shared/studio.js';
import { scenarioFiles } from './picture.js';
import { makeRenderer } from './render.js';
import { earliest } from './earliest.js';
import { sayer } from './say.js';

/** Stand-ins for what only an exercise knows. */
const TEAM = 'Đội ứng cứu';
const AGENCY = 'Cơ quan tham gia';

export function previewsOf(d: Definition, files: Readonly<Record<string, { type: string; size: number }>>): ScenarioPreview[] {
  const render = makeRenderer(d);
  const plan = {
    exerciseId: d.id,
    name: d.title.vi,
    play: 'parallel' as const,
    definition: d,
    files,
    factor: 1,
    teams: [],
    openRoster: false,
    captainApproval: false,
  };
  const lens = makeLens(plan, render);
  const [say, times] = [sayer(d), earliest(d)];
  const known = scenarioFiles(d.id, files);
  const systems: Record<string, Bi> = Object.fromEntries(
    Object.values(d.systems).map(({ id, states, start }) => [
      id,
      states.find((state) => state.id === start)?.title ?? { vi: start, en: start },
    ]),
  );
  const vars = (clockX: number): RenderVars => ({ agency: AGENCY, team: TEAM, exercise: d.title.vi, clockX, systems });
  const shown = (x: number, title: Bi | undefined, body: Bi, paths: readonly string[]) => ({
    title: title ? render.text(title, vars(x)) : null,
    body: render.html(body, vars(x)),
    files: paths.flatMap((path): ScenarioFile | ScenarioFile[] => known.get(path) ?? []),
  });

  const injects = d.injects.map((inject): ScenarioPreview => {
    const x = times.inject(inject.id);
    return {
      id: inject.id,
      number: inject.number,
      channel: inject.channel,
      from: senderOf(lens, inject.from),
      x,
      ...shown(x, inject.title, inject.body, inject.attachments),
      variants: inject.variants.map((variant) => ({
        if: say.condition(variant.if),
        ...shown(x, variant.title ?? inject.title, variant.body ?? inject.body, variant.attachments ?? inject.attachments),
      })),
      questions: inject.asks.map((ask) => ({
        prompt: render.text(ask.prompt, vars(x)),
        options: ask.options.map(({ text, correct }) => ({ text: render.text(text, vars(x)), correct })),
      })),
      hints: inject.hints.map(({ text }) => render.text(text, vars(x))),
    };
  });
  const replies = d.rules.flatMap((rule) =>
    rule.do.flatMap((effect, index): ScenarioPreview[] => {
      if (effect.kind !== 'reply') return [];
      const x = times.rule(rule.id);
      return [
        {
          id: `${rule.id}/${index}`,
          number: rule.id,
          channel: effect.channel,
          from: senderOf(lens, effect.from),
          x,
          ...shown(x, effect.title, effect.body, effect.attachments),
          variants: [],
          questions: [],
          hints: [],
        },
      ];
    }),
  );
  return [...injects, ...replies];
}
