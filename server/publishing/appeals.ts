/** Appeals: a team asks about a line that was given out; an answer may set the line's points by an evaluator's record like any other. */
import { createHash } from 'node:crypto';
import { Refused } from '../errors.js';
import type { Drill } from '../drills/service.js';
import { lineId, markId } from '../scoring/index.js';
import type { FileType, OverrideRecord } from '../shared/evaluation.js';
import type { Appeal, AppealAnswerBody, AppealBody, AppealFile, AppealItem } from '../shared/publishing.js';
import type { ScoreLine, ScoreSheet } from '../shared/scores.js';
import type { Bi } from '../shared/text.js';
import { appealsUntil } from './deadline.js';
import type { Issues } from './issues.js';
import type { PublishingDeps, SeatOf } from './ports.js';
import { stateOf, type AnswerRecord, type AppealRecord, type AppealState } from './records.js';
import { decideAnswer, decideAppeal } from './rules.js';
import { boundsOf } from './sheet.js';

/** Files of appeals that a team may send in all. */
const MOST_FILES = 40;

/** Where a file lies beside those of observations; the dot keeps it out of their names. */
const fileName = (teamId: string, id: string): string => `appeal.${teamId}.${id}`;
/** The same appeal makes the same record, so that an answer sent again sets the points once. */
const overrideId = (exerciseId: string, appealId: string): string =>
  `appeal-${createHash('sha256').update(`${exerciseId}\0${appealId}`).digest('hex').slice(0, 40)}`;

type About = Pick<AppealRecord, 'teamId' | 'ref' | 'deliveryId'>;
const lineOf = (sheet: Pick<ScoreSheet, 'teams'> | null, { teamId, ref, deliveryId }: About): ScoreLine | null =>
  sheet?.teams.find((team) => team.teamId === teamId)?.lines.find((line) => lineId(teamId, line) === markId(teamId, deliveryId, ref)) ??
  null;

export function createAppeals(deps: PublishingDeps, issues: Issues) {
  const { store, evaluation, clock } = deps;

  const shownBy =
    (exerciseId: string, people: Readonly<Record<string, string>>) =>
    ({ appeal: { kind: _kind, ...appeal }, answer }: AppealState): Appeal => ({
      ...appeal,
      exerciseId,
      ...(answer && {
        answer: {
          accepted: answer.accepted,
          text: answer.text,
          by: answer.by,
          name: people[answer.by] ?? '',
          wall: answer.wall,
          ...(answer.earned !== undefined && { earned: answer.earned }),
        },
      }),
    });

  const states = async (exerciseId: string): Promise<AppealState[]> => stateOf(await store.records(exerciseId)).appeals;

  async function window(exerciseId: string): Promise<number | null> {
    return appealsUntil(stateOf(await store.records(exerciseId)), await deps.settings(exerciseId));
  }

  async function evidenceOf(exerciseId: string, teamId: string, wanted: AppealBody['evidence']): Promise<AppealFile[]> {
    return Promise.all(
      (wanted ?? []).map(async ({ id, name }) => {
        const file = await evaluation.file(exerciseId, fileName(teamId, id));
        if (!file) throw new Refused('unknown-file');
        return { id, name, type: file.type, size: file.bytes.length };
      }),
    );
  }

  /**
   * The points that an accepted appeal sets: the record that any override of a line is (S8). It is of the moment it is written,
   * also when that is late: nothing comes between records that an issue has been sealed with.
   */
  async function carryOut(exerciseId: string, appeal: AppealRecord, answer: AnswerRecord): Promise<void> {
    if (!answer.accepted || answer.earned === undefined) return;
    const record: OverrideRecord = {
      kind: 'override',
      recordId: overrideId(exerciseId, appeal.id),
      by: answer.by,
      wall: clock.wall(),
      x: answer.x,
      teamId: appeal.teamId,
      deliveryId: appeal.deliveryId,
      ref: appeal.ref,
      earned: answer.earned,
      reason: `Phúc tra ${appeal.id.slice(0, 8)}: ${answer.text}`.slice(0, 2000),
    };
    await evaluation.add(exerciseId, record);
  }

  /** Carries out answers whose points were not written, because the server stopped in between. */
  async function settle(exerciseId: string, all: readonly AppealState[]): Promise<void> {
    const owed = all.filter(({ answer }) => answer?.earned !== undefined);
    if (owed.length === 0) return;
    const written = new Set((await evaluation.records(exerciseId)).map(({ recordId }) => recordId));
    for (const { appeal, answer } of owed)
      // oxlint-disable-next-line no-await-in-loop -- hardly ever more than one
      if (answer && !written.has(overrideId(exerciseId, appeal.id))) await carryOut(exerciseId, appeal, answer);
  }

  return {
    window,
    settle: async (exerciseId: string): Promise<void> => settle(exerciseId, await states(exerciseId)),
    async list(exerciseId: string, until: number | null): Promise<Appeal[]> {
      const all = await states(exerciseId);
      const wanted = until === null ? all : all.filter(({ answer }) => answer && answer.wall <= until);
      return wanted.map(shownBy(exerciseId, wanted.length > 0 ? await deps.people() : {}));
    },
    /** Of one team; who answered is not named to it. */
    async ofTeam(exerciseId: string, teamId: string): Promise<Appeal[]> {
      return (await states(exerciseId)).filter(({ appeal }) => appeal.teamId === teamId).map(shownBy(exerciseId, {}));
    },
    async queue(drill: Drill): Promise<AppealItem[]> {
      const { exerciseId, teams } = drill.plan;
      const all = await states(exerciseId);
      if (all.length === 0) return [];
      await settle(exerciseId, all);
      const sheet = await deps.score(drill, undefined, new Set(all.map(({ appeal }) => appeal.teamId)));
      const show = shownBy(exerciseId, await deps.people());
      return all.map((one) => {
        const line = lineOf(sheet, one.appeal);
        return {
          appeal: show(one),
          team: teams.find(({ id }) => id === one.appeal.teamId)?.name ?? one.appeal.teamId,
          line,
          bounds: line && boundsOf(line),
        };
      });
    },
    async answered(exerciseId: string, appealId: string): Promise<{ line: Bi; accepted: boolean; text: string } | null> {
      const drill = await deps.open(exerciseId);
      const found = (await states(exerciseId)).find(({ appeal }) => appeal.id === appealId);
      if (!drill || !found?.answer) return null;
      const line = lineOf(await deps.score(drill, undefined, new Set([found.appeal.teamId])), found.appeal);
      const { accepted, text } = found.answer;
      return { line: line?.label ?? { vi: found.appeal.ref, en: found.appeal.ref }, accepted, text };
    },
    async file(drill: Drill, { teamId, memberId }: SeatOf, body: AppealBody): Promise<Appeal> {
      const { exerciseId } = drill.plan;
      const given = await issues.part(drill, teamId);
      const next: AppealRecord = {
        kind: 'appeal',
        id: body.id,
        teamId,
        memberId,
        wall: clock.wall(),
        ref: body.ref,
        deliveryId: body.deliveryId,
        reason: body.reason,
        evidence: await evidenceOf(exerciseId, teamId, body.evidence),
      };
      const until = await window(exerciseId);
      const hasLine = lineOf(given?.sheet ?? null, next) !== null;
      const appeal = await store.append(exerciseId, (records) => decideAppeal(records, next, { until, hasLine }));
      return shownBy(exerciseId, {})({ appeal, answer: null });
    },
    async answer(drill: Drill, appealId: string, { accepted, text, earned }: AppealAnswerBody, by: string): Promise<Appeal> {
      const { exerciseId } = drill.plan;
      const appeal = (await states(exerciseId)).find((one) => one.appeal.id === appealId)?.appeal;
      if (!appeal) throw new Refused('not-found');
      const line = lineOf(await deps.score(drill, undefined, new Set([appeal.teamId])), appeal);
      const next: AnswerRecord = {
        kind: 'answer',
        id: appealId,
        by,
        wall: clock.wall(),
        x: Math.max(0, Math.round(drill.clock().x)),
        accepted,
        text,
        ...(earned !== undefined && { earned }),
      };
      const answer = await store.append(exerciseId, (records) => decideAnswer(records, next, line && boundsOf(line)));
      await carryOut(exerciseId, appeal, answer);
      deps
        .tell(exerciseId, appeal.teamId, appealId)
        .catch((error: unknown) => deps.logger.warn({ err: error, exerciseId, appealId }, 'the answer to an appeal was not mailed'));
      return shownBy(exerciseId, await deps.people())({ appeal, answer });
    },
    async keepFile(
      drill: Drill,
      { teamId, memberId }: SeatOf,
      id: string,
      { type, bytes }: { type: FileType; bytes: Buffer },
    ): Promise<void> {
      const { exerciseId } = drill.plan;
      const until = await window(exerciseId);
      if (until === null) throw new Refused('not-published');
      if (clock.wall() > until) throw new Refused('appeals-closed');
      const name = fileName(teamId, id);
      const known = await evaluation.file(exerciseId, name);
      if (!known && (await evaluation.countFiles(exerciseId, fileName(teamId, ''))) >= MOST_FILES) throw new Refused('too-many-files');
      await evaluation.keepFile(exerciseId, name, { type, bytes, by: memberId, wall: clock.wall() });
    },
    readFile: (exerciseId: string, teamId: string, id: string) => evaluation.file(exerciseId, fileName(teamId, id)),
  };
}
