/** The command line: words for people, exit codes for machines (0 done, 1 found wrong, 2 usage). */
import { describe, expect, test } from '@jest/globals';
import { commands } from '../../server/cli/commands.js';
import { run } from '../../server/cli/main.js';
import { VERSION } from '../../server/version.js';

async function dientap(argv: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const terminal = {
    out: (line: string) => void (said.out += `${line}\n`),
    err: (line: string) => void (said.err += `${line}\n`),
    env,
    stopped: new Promise<void>(() => undefined),
  };
  return { code: await run(argv, terminal), ...said };
}

describe('dientap', () => {
  test('given --help, then every command is listed and the exit code is 0; given nothing, the same as a usage error', async () => {
    const help = await dientap(['--help']);
    expect(help.code).toBe(0);
    for (const { name, summary } of commands) expect(help.out).toMatch(new RegExp(`${name} +${summary.vi.slice(0, 5)}`));
    const nothing = await dientap([]);
    expect([nothing.code, nothing.out]).toEqual([2, '']);
    expect(nothing.err).toBe(help.out);
    expect((await dientap(['--version'])).out).toBe(`${VERSION}\n`);
  });

  test.each(commands.map(({ name }) => [name]))('given %s --help, then its words in both languages and nothing is done', async (name) => {
    const { code, out } = await dientap([name, '--help']);
    const command = commands.find((each) => each.name === name);
    expect(code).toBe(0);
    expect(out).toContain(`dientap ${name}`);
    expect(out).toContain(command?.summary.vi);
    expect(out).toContain(command?.summary.en);
  });

  test('given what nobody knows, then exit code 2 and what could be meant', async () => {
    for (const argv of [['launch'], ['serve', '--nope'], ['serve', 'more'], ['create-admin']]) {
      const { code, err, out } = await dientap(argv);
      expect([argv, code, out]).toEqual([argv, 2, '']);
      expect(err).toContain('dientap');
    }
  });

  test('given bad settings, then all of them at once and exit code 2, before anything starts', async () => {
    const { code, err } = await dientap(['serve', '--port', 'http'], { LOG_LEVEL: 'loud', JWT_SECRET: 'short' });
    expect(code).toBe(2);
    for (const name of ['PORT', 'LOG_LEVEL', 'JWT_SECRET']) expect(err).toContain(name);
  });
});
