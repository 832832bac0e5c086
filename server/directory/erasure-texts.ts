/** Free texts outside the log: whole names are struck out of them. What proves results (the log, sealed records) is only counted. */
import type { Db } from 'mongodb';
import { emptyPlan, enterRecord, type PlanState } from '../improvement/fold.js';
import { planHash } from '../improvement/hash.js';
import type { PlanRecord } from '../shared/improvement.js';
import { contactOf, NOBODY, isSubstitute, type Named } from './erasure-names.js';
import type { Models } from './models.js';

const own = (named: Named): { exerciseId: string } => ({ exerciseId: named.exerciseId });
const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** Feedback, hot wash, appeals and their answers: answers how many texts named somebody. */
export async function strikeTexts(models: Models, named: Named, dry: boolean): Promise<number> {
  const { striking } = named;
  let n = 0;
  for (const form of await models.feedbackNamed.find(own(named)).lean()) {
    const answers = striking.strike(form.answers);
    if (!differs(answers, form.answers)) continue;
    n++;
    if (!dry) await models.feedbackNamed.updateOne({ _id: form._id }, { $set: { answers } });
  }
  for (const form of await models.feedbackAnonymous.find(own(named)).lean()) {
    const answers = striking.strike(form.answers);
    if (!differs(answers, form.answers)) continue;
    n++;
    if (!dry) await models.feedbackAnonymous.updateOne({ _id: form._id }, { $set: { answers } });
  }
  for (const model of [models.hotwash, models.publishing] as const) {
    for (const { _id, record } of await (model as Models['hotwash']).find(own(named)).lean()) {
      const clean = striking.strike(record);
      if (!differs(clean, record)) continue;
      n++;
      if (!dry) await (model as Models['hotwash']).updateOne({ _id }, { $set: { record: clean } });
    }
  }
  return n + (await strikePlan(models, named, dry)).texts;
}

/**
 * The improvement plan: contacts and signers, and names in its texts. What was signed is the same plan without names: its
 * signatures keep standing for it, by the fingerprint it has now.
 */
export async function strikePlan(models: Models, named: Named, dry: boolean): Promise<{ contacts: number; texts: number }> {
  const rows = await models.improvement.find(own(named)).sort({ n: 1 }).lean();
  let [contacts, texts] = [0, 0];
  const clean = rows.map(({ record }): PlanRecord => {
    const struck = named.striking.strike(bare(record, named));
    if (namesSomebody(record, named)) contacts++;
    else if (differs(struck, record)) texts++;
    return struck;
  });
  if (dry || contacts + texts === 0) return { contacts, texts };
  const now = renamed(
    rows.map(({ record }) => record),
    clean,
  );
  const changed = rows.flatMap(({ _id, record: before }, at) => {
    const record = now[at];
    return record && differs(record, before) ? [{ updateOne: { filter: { _id }, update: { $set: { record } } } }] : [];
  });
  // all in one message: a server that stops in between leaves no plan that is half without names, under signatures of neither half
  await models.improvement.bulkWrite(changed);
  return { contacts, texts };
}

const namesSomebody = (record: PlanRecord, { memberId }: Named): boolean =>
  memberId === undefined && (contactOf(record) !== null || (record.kind === 'signature' && !isSubstitute(record.name)));

function bare(record: PlanRecord, named: Named): PlanRecord {
  if (!namesSomebody(record, named)) return record;
  if (record.kind === 'signature') return { ...record, name: NOBODY };
  if (record.kind !== 'action') return record;
  const { contact: _contact, ...fields } = record.fields;
  return { ...record, fields };
}

/** Signatures of a state of the plan become signatures of the same state without names. */
function renamed(before: readonly PlanRecord[], after: readonly PlanRecord[]): PlanRecord[] {
  const [was, is]: [PlanState, PlanState] = [emptyPlan(), emptyPlan()];
  const hashes = new Map<string, string>();
  for (const [at, record] of before.entries()) {
    enterRecord(was, record);
    const clean = after[at];
    if (clean) enterRecord(is, clean);
    hashes.set(planHash(was), planHash(is));
  }
  return after.map((record) =>
    record.kind === 'signature' ? { ...record, planHash: hashes.get(record.planHash) ?? record.planHash } : record,
  );
}

/** Commits in which somebody is named; their text is not read into objects. */
export async function mentionsInLog(db: Db, named: Named): Promise<number> {
  if (!named.striking.any) return 0;
  const { exerciseId } = named;
  let n = 0;
  const commits = db.collection<{ stream: string; body: string }>('commits');
  const streams = { $in: [new RegExp(`^control:${exerciseId}$`), new RegExp(`^world:${exerciseId}:`)] };
  for await (const { body } of commits.find({ stream: streams }, { projection: { body: 1 } })) if (named.striking.names(body)) n++;
  return n;
}

/** Evaluators' records in which somebody is named: sealed with the issues, so they stay. */
export async function mentionsInEvaluation(models: Models, named: Named): Promise<number> {
  if (!named.striking.any) return 0;
  let n = 0;
  for await (const { record } of models.evaluation.find(own(named)).lean().cursor())
    if (record && named.striking.names(JSON.stringify(record))) n++;
  return n;
}
