/** What the rest of the house asks of mail. Everything is queued durably first and sent from the queue, each mail once by its key. */
export interface MailState {
  /** Whether SMTP_URL is set. */
  on: boolean;
  /** Of the last check of the SMTP server: null before the first; `at` epoch ms. */
  checked: { ok: boolean; error?: string; at: number } | null;
}

export interface MailDesk {
  state(): MailState;
  /** Connects to the SMTP server and signs in, without sending. Never rejects. */
  verify(): Promise<MailState>;
  /** Queues the invitation of every team named (absent: all) that has addresses. @throws Refused mail-off, not-found */
  invite(exerciseId: string, teamIds?: readonly string[]): Promise<{ queued: number; without: string[] }>;
  /** Queues the reminder that goes `minutes` before the start, once per team however often asked. Nothing when mail is off. */
  remind(exerciseId: string, minutes: number): Promise<void>;
}
