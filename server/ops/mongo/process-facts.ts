/** Which process is behind a number: a pid alone is used again, a pid with its start time is not. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Enough to tell later whether this very process still runs. */
export interface ProcessMark {
  pid: number;
  /** Clock ticks from boot to its start; null where the system does not tell (other than Linux). */
  ticks: number | null;
  /** Machine and boot: another boot, or another container, has other processes behind the same numbers. */
  boot: string;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces and brackets. */
function startTicks(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  if (!stat) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not asked for the exit code yet.
  if (fields[0] === 'Z') return null;
  return Number(fields[19]);
}

export function currentBoot(): string {
  return `${hostname()} ${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}`;
}

export function markOf(pid: number): ProcessMark {
  return { pid, ticks: startTicks(pid), boot: currentBoot() };
}

/** Does the process still run? False for one of another machine, container or boot: it cannot be seen from here. */
export function isAlive(mark: ProcessMark): boolean {
  if (mark.boot !== currentBoot()) return false;
  if (process.platform === 'linux') return mark.ticks !== null && startTicks(mark.pid) === mark.ticks;
  try {
    process.kill(mark.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Its command line, words parted by spaces; null where it cannot be read. */
export function commandLine(pid: number): string | null {
  return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? null;
}
