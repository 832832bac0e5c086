/** One at a time, in order; while the door is shut only what is urgent goes through. */
export interface Turns<J> {
  push(job: J): void;
  /** The door may have opened. */
  pump: () => void;
  /** Nothing more is taken up; returns what never was. */
  close(): J[];
}

export interface TurnRules<J> {
  /** `again`: the door was shut after all, the job keeps its place. Never rejects. */
  work(job: J): Promise<'done' | 'again'>;
  urgent(job: J): boolean;
  shut(): boolean;
}

export function createTurns<J>(rules: TurnRules<J>): Turns<J> {
  const jobs: J[] = [];
  let busy = false;
  let closed = false;
  async function take(job: J): Promise<void> {
    const end = await rules.work(job);
    busy = false;
    if (end === 'again') jobs.unshift(job);
    pump();
  }
  const pump = (): void => {
    if (busy || closed || jobs.length === 0) return;
    const at = rules.shut() ? jobs.findIndex((job) => rules.urgent(job)) : 0;
    if (at < 0) return;
    const [job] = jobs.splice(at, 1) as [J];
    busy = true;
    void take(job);
  };
  return {
    push(job) {
      jobs.push(job);
      pump();
    },
    pump,
    close() {
      closed = true;
      return jobs.splice(0);
    },
  };
}
