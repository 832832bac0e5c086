import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { verifyChain } from '../../server/drills/commit.js';
import type { Ack } from '../../server/shared/commands.js';
import { controlStream, worldStream } from '../../server/shared/events.js';
import { settle } from '../support/virtual-clock.js';
import { asCommand, director, member, running } from '../drills/host.js';
import { plan } from '../drills/plan.js';

const WORLDS = 3;

/** What may happen next in a drill with bad luck. */
const Step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('act' as const), team: fc.integer({ min: 1, max: WORLDS }), again: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'release' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 90_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stall' as const), ms: fc.integer({ min: 1, max: 20_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fail' as const), fault: fc.constantFrom('before' as const, 'after' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('away' as const), ms: fc.integer({ min: 1, max: 30_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), writes: fc.integer({ min: 0, max: 3 }) }) },
);

describe('a drill with bad luck', () => {
  it('A2, A3, C3, C5, I3, W2, H1: whatever fails and whenever, acknowledged is recorded once, and the log stays whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 5, maxLength: 40 }), async (steps) => {
        let scene = await running(plan(WORLDS));
        const asked: { team: number; command: ReturnType<typeof asCommand>; ack: Promise<Ack>; got: Ack | null }[] = [];
        const ask = (team: number, command: ReturnType<typeof asCommand>): void => {
          const one = { team, command, ack: scene.drill.command(member(team), command), got: null as Ack | null };
          void one.ack.then((ack) => (one.got = ack));
          asked.push(one);
        };
        for (const step of steps) {
          if (step.do === 'act') {
            const command = asCommand({ type: 'say', to: 'excon', text: 'có mặt' });
            ask(step.team, command);
            if (step.again) ask(step.team, command);
          } else if (step.do === 'pass') await scene.clock.pass(step.ms);
          else if (step.do === 'stall') scene.clock.stall(step.ms);
          else if (step.do === 'fail') scene.log.failNext(step.fault);
          else if (step.do === 'away') {
            scene.log.down(true);
            await scene.clock.pass(step.ms);
            scene.log.down(false);
          } else if (step.do === 'crash') {
            scene.dieAfter(step.writes);
            await scene.clock.pass(500);
            const next = scene.crash();
            await scene.clock.pass(5000);
            scene = await next;
          } else
            void scene.drill.command(
              director,
              asCommand(step.do === 'release' ? { type: 'release', inject: 'by-hand' } : { type: step.do }),
            );
        }
        await scene.clock.pass(10_000);
        await settle();

        const { drill, log } = scene;
        for (const { team, command, got } of asked) {
          const records = drill.worldEvents()[`w${team}`]!.filter((event) => event.commandId === command.commandId);
          expect(records.length).toBeLessThanOrEqual(1);
          if (got?.ok) expect(records).toMatchObject([{ id: got.id }]);
        }
        const streams = [controlStream('x1'), ...Array.from({ length: WORLDS }, (_, i) => worldStream('x1', `w${i + 1}`))];
        for (const stream of streams) {
          const commits = await log.read(stream);
          expect(verifyChain(commits, drill.heads()[stream])).toMatchObject({ ok: true });
          const events = commits.flatMap((commit) => commit.events);
          const xs = events.map((event) => event.recordedX);
          expect(xs).toEqual(xs.toSorted((a, b) => a - b));
        }
        const acts = drill.controlEvents().filter((event) => !['exercise-created'].includes(event.type));
        for (const events of Object.values(drill.worldEvents())) {
          expect(events.filter((event) => event.commandId?.startsWith('ctl:')).map((event) => event.type)).toEqual(
            acts.map((event) => event.type),
          );
          const delivered = events.flatMap((event) => (event.type === 'inject-delivered' ? [`${event.teamId} ${event.inject}`] : []));
          expect(new Set(delivered).size).toBe(delivered.length);
        }
        for (const [audience, pages] of scene.heard) {
          const last: Record<string, number> = {};
          for (const page of pages) {
            if (last[page.stream] !== undefined)
              expect(`${audience} ${page.seq - page.items.length}`).toBe(`${audience} ${last[page.stream]}`);
            last[page.stream] = page.seq;
          }
        }
        await scene.drills.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
