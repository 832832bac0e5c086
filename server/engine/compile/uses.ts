/** What a scenario names and never uses: parts that receive nothing, objectives without a task, outcomes that nothing brings about. */
import type { Definition } from '../definition.js';
import type { Issues } from './issues.js';

export function checkUses(definition: Definition, issues: Issues): void {
  const { injects, rules } = definition;
  const addressed = new Set(injects.flatMap(({ to }) => to));
  for (const part of Object.keys(definition.parts)) {
    if (addressed.has(part)) continue;
    issues.warn(
      ['parts', part],
      `không tình huống nào gửi đến vai "${part}"; khi diễn chung, đội giữ vai này không có việc`,
      `no inject is addressed to the part "${part}"; in joint play its team has nothing to do`,
    );
  }
  const served = new Set(injects.flatMap((inject) => [...inject.expects, ...inject.asks].map(({ objective }) => objective)));
  for (const [index, { id }] of definition.objectives.entries()) {
    if (served.size === 0 || (served.size === 1 && served.has(undefined)) || served.has(id)) continue;
    issues.warn(
      ['objectives', index],
      `không kỳ vọng hay câu hỏi nào thuộc mục tiêu "${id}" nên không xếp loại được; hãy ghi objective: ${id}`,
      `no expectation or question counts for the objective "${id}", so it cannot be rated; write objective: ${id}`,
    );
  }
  const brought = new Set(rules.flatMap((rule) => rule.do.flatMap((effect) => (effect.kind === 'outcome' ? [effect.outcome] : []))));
  for (const outcome of Object.keys(definition.outcomes)) {
    if (brought.has(outcome) || brought.size === 0) continue;
    issues.warn(
      ['outcomes', outcome],
      `không quy tắc nào dẫn đến kết cục "${outcome}"; hãy thêm { outcome: ${outcome} } hoặc bỏ kết cục này`,
      `no rule brings about the outcome "${outcome}"; add { outcome: ${outcome} } or drop it`,
    );
  }
  const technique = injects.findIndex(({ attack }) => attack.length > 0);
  if (technique >= 0 && definition.attackVersion === undefined) {
    issues.warn(
      ['injects', technique, 'attack'],
      'có mã kỹ thuật ATT&CK nhưng chưa ghi phiên bản; hãy thêm attackVersion: "18.1" ở đầu tệp',
      'technique ids stand here without their version; add attackVersion: "18.1" at the top',
    );
  }
}
