/** What Prometheus may ask: events recorded, commands by how they ended, sockets, append latency, event-loop lag. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  registry: Registry;
  /** `code`: `ok` or the refusal's. */
  readonly command: (code: string) => void;
  /** One durable append: how many events, and how many ms it took. */
  appended(events: number, ms: number): void;
  stop(): void;
}

/** `sockets` is asked when somebody scrapes. */
export function createMetrics(sockets: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const commands = new Counter({ name: 'dientap_commands_total', help: 'Commands by how they ended', labelNames: ['code'], registers });
  const events = new Counter({ name: 'dientap_events_recorded_total', help: 'Events durably recorded', registers });
  const append = new Histogram({
    name: 'dientap_append_seconds',
    help: 'Time until a commit is durable',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const gauge = new Gauge({
    name: 'dientap_sockets',
    help: 'Open sockets',
    registers,
    collect() {
      gauge.set(sockets());
    },
  });
  return {
    registry,
    command: (code) => commands.inc({ code }),
    appended(count, ms) {
      events.inc(count);
      append.observe(ms / 1000);
    },
    stop: () => registry.clear(),
  };
}
