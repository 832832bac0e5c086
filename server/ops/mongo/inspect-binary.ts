/** Can this mongod be used here? Runs it once for its version and says what to do when it cannot. */
import { execFile } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { MongoRefused, WHAT_TO_DO, supportedVersion } from './refusal.js';

/** Facts of the machine; tests put others in their place. */
export interface Machine {
  platform: NodeJS.Platform;
  arch: string;
  /** Does the CPU have AVX? null: not known. */
  hasAvx(): Promise<boolean | null>;
}

export const thisMachine: Machine = {
  platform: process.platform,
  arch: process.arch,
  async hasAvx() {
    if (process.platform !== 'linux' || process.arch !== 'x64') return null;
    const cpu = await readFile('/proc/cpuinfo', 'utf8').catch(() => null);
    return cpu === null ? null : /^flags\s*:.*\bavx\b/m.test(cpu);
  },
};

/** @returns its version, e.g. `4.0.10`. @throws MongoRefused with what to do. */
export async function inspectBinary(file: string, machine: Machine = thisMachine): Promise<string> {
  // Asked to run a program of another machine, the system hands it to the shell, which would take it for a script.
  if (await isForeign(file, machine.arch)) throw doesNotRun(file, 'made for another kind of machine');
  const run = await new Promise<{ out: string; error: RunError | null }>((resolve) => {
    execFile(file, ['--version'], { timeout: 15_000, windowsHide: true }, (error, stdout, stderr) => {
      resolve({ out: `${stdout}\n${stderr}`, error });
    });
  });
  if (run.error?.signal === 'SIGILL') throw noAvx(file, '');
  const version = /db version v?(\d+\.\d+\.\d+[-\w.]*)/.exec(run.out)?.[1];
  if (run.error) throw doesNotRun(file, reasonOf(run.error, run.out));
  if (!version) throw doesNotRun(file, 'no "db version" in its answer');
  if (!supportedVersion(version)) {
    throw new MongoRefused({
      vi: `${file} là MongoDB ${version}; cần bản 4.0 đến 8.x. ${WHAT_TO_DO.vi}`,
      en: `${file} is MongoDB ${version}; 4.0 to 8.x is needed. ${WHAT_TO_DO.en}`,
    });
  }
  if (Number(version.split('.')[0]) >= 5 && machine.arch === 'x64' && (await machine.hasAvx()) === false) throw noAvx(file, ` ${version}`);
  return version;
}

/** `e_machine` of the ELF header. */
const ELF_MACHINES: Record<string, number> = { x64: 0x3e, arm64: 0xb7, ppc64: 0x15, s390x: 0x16, riscv64: 0xf3 };

/** Is it a Linux program for another CPU? False for whatever is no ELF file or cannot be read. */
async function isForeign(file: string, arch: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return false;
  try {
    const head = Buffer.alloc(20);
    await handle.read(head, 0, head.length, 0);
    if (head.toString('latin1', 0, 4) !== '\u007fELF') return false;
    const wanted = ELF_MACHINES[arch];
    return wanted !== undefined && (head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18)) !== wanted;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

type RunError = Error & { code?: string | number | null; signal?: NodeJS.Signals | null };

function noAvx(file: string, version: string): MongoRefused {
  return new MongoRefused({
    vi: `CPU của máy này không có tập lệnh AVX mà MongoDB${version} (${file}) cần. Hãy dùng MongoDB 4.0–4.4, hoặc bật AVX cho máy ảo. ${WHAT_TO_DO.vi}`,
    en: `This machine’s CPU lacks AVX, which MongoDB${version} (${file}) needs. Use MongoDB 4.0–4.4, or turn AVX on for the virtual machine. ${WHAT_TO_DO.en}`,
  });
}

function doesNotRun(file: string, reason: string): MongoRefused {
  return new MongoRefused({
    vi: `Không chạy được ${file} trên máy này (${reason}). ${WHAT_TO_DO.vi}`,
    en: `${file} does not run on this machine (${reason}). ${WHAT_TO_DO.en}`,
  });
}

function reasonOf(error: RunError, output: string): string {
  const missing = /error while loading shared libraries: ([^:\n]+)/.exec(output)?.[1];
  if (missing) return `missing library ${missing}`;
  if (error.code === 'ENOENT') return 'no such file';
  if (error.code === 'EACCES') return 'it may not be executed';
  if (error.signal) return `ended by ${error.signal}`;
  const line = output.split('\n').find((text) => text.trim() !== '');
  return line ? line.trim().slice(0, 200) : error.message;
}
