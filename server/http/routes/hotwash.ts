/** After END EX: the feedback form of each seat with its results, and the notes of the hot wash. */
import { z } from 'zod';
import { requirePermission, seatOf } from '../../auth/access.js';
import type { Principal } from '../../auth/principal.js';
import type { HostClock } from '../../drills/ports.js';
import type { Drill } from '../../drills/service.js';
import { Refused } from '../../errors.js';
import { FeedbackForm, FeedbackResults, FeedbackState } from '../../shared/feedback.js';
import { AddNote, DEFAULT_QUESTIONS, HotWash, Note, NOTES_EACH, PatchHotWash, PatchNote } from '../../shared/hotwash.js';
import { feedbackResults } from '../feedback-results.js';
import type { FeedbackBox, HotWashStore, SeatRef } from '../hall-ports.js';
import type { ExerciseDirectory, OpenDrill } from '../ports.js';
import { created, nothing, ok, route, type Route } from '../route.js';

const tag = 'Hot wash';
const Id = z.object({ id: z.string() });
const access = { may: 'drill.watch', seat: true } as const;
const staff = { may: 'drill.watch' } as const;

interface Deps {
  open: OpenDrill;
  exercises: ExerciseDirectory;
  feedback: FeedbackBox;
  hotwash: HotWashStore;
  clock: HostClock;
}

const isOver = (drill: Drill): boolean => ['ended', 'published'].includes(drill.phase());

/** Forms and notes are of the time after END EX. */
function requireOver(drill: Drill): void {
  if (!isOver(drill)) throw new Refused('wrong-phase');
}

async function drillOf(open: OpenDrill, id: string): Promise<Drill> {
  const drill = await open(id);
  if (!drill) throw new Refused('not-found');
  return drill;
}

function seatRef(caller: Principal): SeatRef {
  const seat = seatOf(caller);
  if (!seat) throw new Refused('forbidden');
  return { exerciseId: seat.exerciseId, teamId: seat.teamId, memberId: seat.memberId };
}

function feedbackRoutes({ open, exercises, feedback, clock }: Deps): Route[] {
  return [
    route({
      method: 'post',
      path: '/exercises/{id}/feedback',
      tag,
      summary: 'A seat’s feedback form; one with a name may be sent again, an anonymous one cannot be found again',
      access,
      params: Id,
      body: FeedbackForm,
      answers: { 204: { description: 'Kept.' } },
      refusals: ['not-found', 'wrong-phase', 'form-sent'],
      async handle({ params, body, caller }) {
        const seat = seatRef(caller);
        requireOver(await drillOf(open, params.id));
        await feedback.send(seat, body, clock.wall());
        return nothing;
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/feedback',
      tag,
      summary: 'Whether this seat has sent its form, and the form if it has a name',
      access,
      params: Id,
      answers: { 200: { description: 'The state.', schema: FeedbackState } },
      refusals: ['not-found'],
      async handle({ params, caller }) {
        const drill = await drillOf(open, params.id);
        return ok({ open: isOver(drill), ...(await feedback.state(seatRef(caller))) });
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/feedback/results',
      tag,
      summary: 'All forms summed up; which seat has answered is told to nobody',
      access: staff,
      params: Id,
      answers: { 200: { description: 'The results.', schema: FeedbackResults } },
      refusals: ['not-found'],
      async handle({ params }) {
        const exercise = await exercises.get(params.id);
        if (!exercise) throw new Refused('not-found');
        const seats = exercise.teams.reduce((sum, team) => sum + team.seats, 0);
        return ok(feedbackResults(seats, await feedback.all(params.id)));
      },
    }),
  ];
}

function noteRoutes({ open, hotwash, clock }: Deps): Route[] {
  const Params = Id.extend({ note: z.string().max(64) });
  const by = (caller: Principal): string => requirePermission(caller, staff.may).userId;

  async function picture(drill: Drill, caller: Principal): Promise<HotWash> {
    const { exerciseId, name, teams } = drill.plan;
    const seat = seatOf(caller);
    const state = await hotwash.state(exerciseId);
    const shown = teams.filter((team) => !seat || team.id === seat.teamId);
    return {
      open: isOver(drill),
      serverTime: clock.wall(),
      questions: state.questions ?? DEFAULT_QUESTIONS,
      timer: state.timer,
      each: NOTES_EACH,
      sent: seat ? await hotwash.sent(seatRef(caller)) : { q1: 0, q2: 0, q3: 0 },
      // how the facilitator arranges notes is not told to a team
      notes: seat
        ? [...state.notes.values()]
            .filter((note) => note.teamId === seat.teamId)
            .map((note) => ({ ...note, theme: null, votes: 0, star: false, hidden: false, mark: null }))
        : [...state.notes.values()],
      exercise: name,
      teams: Object.fromEntries(shown.map((team) => [team.id, team.name])),
    };
  }

  return [
    route({
      method: 'get',
      path: '/exercises/{id}/notes',
      tag,
      summary: 'The hot wash: questions, clock and notes; a seat gets its own team’s',
      access,
      params: Id,
      answers: { 200: { description: 'The hot wash.', schema: HotWash } },
      refusals: ['not-found'],
      handle: async ({ params, caller }) => ok(await picture(await drillOf(open, params.id), caller)),
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/notes',
      tag,
      summary: 'A note to one question, from a seat (a few each) or from EXCON; the same noteId again changes nothing',
      access,
      params: Id,
      body: AddNote,
      answers: { 201: { description: 'Kept.', schema: z.object({ id: z.string() }) } },
      refusals: ['not-found', 'wrong-phase', 'too-many-notes'],
      async handle({ params, body, caller }) {
        requireOver(await drillOf(open, params.id));
        if (seatOf(caller)) await hotwash.add(seatRef(caller), body, clock.wall());
        else await hotwash.addOwn(params.id, body, by(caller), clock.wall());
        return created({ id: body.noteId });
      },
    }),
    route({
      method: 'patch',
      path: '/exercises/{id}/notes',
      tag,
      summary: 'Other questions, or the clock of one question started or stopped',
      access: staff,
      params: Id,
      body: PatchHotWash,
      answers: { 200: { description: 'The hot wash.', schema: HotWash } },
      refusals: ['not-found'],
      async handle({ params, body, caller }) {
        const drill = await drillOf(open, params.id);
        const stamp = { by: by(caller), wall: clock.wall() };
        if (body.questions) await hotwash.append(params.id, { type: 'setup', questions: body.questions, ...stamp });
        if (body.timer !== undefined) {
          const timer = body.timer && { ...body.timer, endsAt: stamp.wall + body.timer.seconds * 1000 };
          await hotwash.append(params.id, { type: 'timer', timer, ...stamp });
        }
        return ok(await picture(drill, caller));
      },
    }),
    route({
      method: 'patch',
      path: '/exercises/{id}/notes/{note}',
      tag,
      summary: 'Arrange a note: theme, votes, star, hidden, strength or area for improvement; a new record, the note stays as written',
      access: staff,
      params: Params,
      body: PatchNote,
      answers: { 200: { description: 'The note as it stands now.', schema: Note } },
      refusals: ['not-found'],
      async handle({ params, body, caller }) {
        await drillOf(open, params.id);
        if (!(await hotwash.state(params.id)).notes.has(params.note)) throw new Refused('not-found');
        await hotwash.append(params.id, { type: 'change', noteId: params.note, change: body, by: by(caller), wall: clock.wall() });
        return ok((await hotwash.state(params.id)).notes.get(params.note));
      },
    }),
  ];
}

export const hotWashRoutes = (deps: Deps): Route[] => [...feedbackRoutes(deps), ...noteRoutes(deps)];
