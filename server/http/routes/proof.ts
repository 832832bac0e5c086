/** What proves a drill: the key it is signed with, its seals, the bundle that anybody can check, and the log scored by another rubric. */
import { z } from 'zod';
import { Refused } from '../../errors.js';
import { SignedSeal, SigningKey } from '../../shared/proof.js';
import { RankingComparison } from '../../shared/scores.js';
import type { ProofDesk } from '../after-ports.js';
import type { OpenDrill } from '../ports.js';
import { ok, route, type Route } from '../route.js';
import { TEXT } from './scenarios.js';

const tag = 'Proof';
const Id = z.object({ id: z.string() });
const Rescored = RankingComparison.extend({ logHash: z.string().describe('Names exactly this log.') }).meta({ id: 'Rescored' });

export function proofRoutes({ proof, open }: { proof: ProofDesk; open: OpenDrill }): Route[] {
  return [
    route({
      method: 'get',
      path: '/signing-key',
      tag,
      summary: 'The public key that drills are sealed with here, and its fingerprint',
      access: 'public',
      answers: { 200: { description: 'The key.', schema: SigningKey } },
      handle: async () => ok(proof.key),
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/seals',
      tag,
      summary: 'The seals over a drill: END EX, then every issue of the results',
      access: { may: 'drill.watch' },
      params: Id,
      answers: { 200: { description: 'In the order they were made; none before END EX.', schema: z.array(SignedSeal) } },
      refusals: ['not-found'],
      async handle({ params }) {
        if (!(await open(params.id))) throw new Refused('not-found');
        return ok(await proof.seals(params.id));
      },
    }),
    route({
      method: 'get',
      path: '/exercises/{id}/bundle.zip',
      tag,
      summary: 'Log, scenario copy, marks, scores and signatures, to be checked without the server; from END EX on',
      access: { may: 'drill.watch' },
      params: Id,
      answers: { 200: { description: 'The bundle.', type: 'application/zip' } },
      refusals: ['not-found', 'wrong-phase'],
      async handle({ params }) {
        return {
          status: 200,
          type: 'application/zip',
          stream: await proof.bundle(params.id),
          headers: { 'Content-Disposition': `attachment; filename="bundle-${params.id.replace(/[^\w.-]/g, '_')}.zip"` },
        };
      },
    }),
    route({
      method: 'post',
      path: '/exercises/{id}/rescore',
      tag,
      summary: 'The log scored by another version of its scenario, beside the scores that count; nothing is changed',
      access: { may: 'drill.evaluate' },
      params: Id,
      body: z.string().optional(),
      text: TEXT,
      answers: { 200: { description: 'Both rankings.', schema: Rescored } },
      refusals: ['not-found', 'wrong-phase', 'invalid-scenario'],
      async handle({ params, body }) {
        if (typeof body !== 'string' || body.trim() === '') throw new Refused('bad-request');
        return ok(await proof.rescore(params.id, body));
      },
    }),
  ];
}
