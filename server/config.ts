/** The settings from the environment, checked at start; every bad one is reported together, in both languages. */
import path from 'node:path';
import { z } from 'zod';
import { readPrivateKey } from './seals/key.js';

const both = (vi: string, en: string): { error: string } => ({ error: `${vi} / ${en}` });
const url = (schemes: string[]) => {
  const shown = schemes.map((s) => `${s}://…`).join(', ');
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)),
      both(`phải là địa chỉ ${shown}`, `must be an address ${shown}`),
    );
};

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== '';
  } catch {
    return false;
  }
}

/** `false`, `true`, a number of proxies, or addresses as Express understands them. */
const TrustProxy = z
  .string()
  .transform((text) =>
    text === 'true' ? true : text === 'false' ? false : /^\d+$/.test(text) ? Number(text) : text.split(',').map((s) => s.trim()),
  );

/** A number of months. */
const months = z
  .string()
  .regex(/^\d{1,4}$/, both('phải là số tháng từ 1 đến 1200', 'must be a number of months from 1 to 1200'))
  .transform(Number)
  .refine((n) => n >= 1 && n <= 1200, both('phải là số tháng từ 1 đến 1200', 'must be a number of months from 1 to 1200'));

const Secrets = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((s) => s.trim())
      .filter((s) => s !== ''),
  )
  .refine(
    (list) => list.length > 0 && list.every((s) => s.length >= 32),
    both(
      'mỗi khoá phải dài ít nhất 32 ký tự (nhiều khoá cách nhau bằng dấu phẩy, khoá đầu dùng để ký)',
      'each secret must have at least 32 characters (several are separated by commas, the first one signs)',
    ),
  );

const Environment = z.object({
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, both('phải là số cổng từ 0 đến 65535', 'must be a port number from 0 to 65535'))
    .transform(Number)
    .refine((n) => n <= 65535, both('phải là số cổng từ 0 đến 65535', 'must be a port number from 0 to 65535'))
    .default(3000),
  PUBLIC_URL: url(['http', 'https'])
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  MONGODB_URI: url(['mongodb', 'mongodb+srv']).optional(),
  DIENTAP_DATA: z.string().min(1).default('./data'),
  DIENTAP_TEMPLATES: z.string().min(1).optional(),
  JWT_SECRET: Secrets.optional(),
  SIGNING_KEY: z
    .string()
    .refine(
      (text) => readPrivateKey(text) !== null,
      both(
        'phải là khoá riêng Ed25519: PEM (PKCS #8) hoặc 32 byte dạng base64',
        'must be an Ed25519 private key: PEM (PKCS #8) or 32 bytes in base64',
      ),
    )
    .optional(),
  TRUST_PROXY: TrustProxy.default(false),
  SMTP_URL: url(['smtp', 'smtps']).optional(),
  OIDC_ISSUER: url(['http', 'https']).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      both('phải là fatal, error, warn, info, debug, trace hoặc silent', 'must be fatal, error, warn, info, debug, trace or silent'),
    )
    .default('info'),
  TZ: z
    .string()
    .refine(isZone, both('phải là múi giờ IANA, ví dụ Asia/Ho_Chi_Minh', 'must be an IANA time zone, e.g. Asia/Ho_Chi_Minh'))
    .default('Asia/Ho_Chi_Minh'),
  RETENTION_MONTHS: months.optional(),
  RETENTION_LEAST: months.default(12),
  ADMIN_EMAIL: z.email(both('phải là địa chỉ thư điện tử', 'must be an e-mail address')).optional(),
  ADMIN_PASSWORD: z.string().min(10, both('phải dài ít nhất 10 ký tự', 'must have at least 10 characters')).max(256).optional(),
});

/** Settings that make sense only together: [present, missing]. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
  ['ADMIN_PASSWORD', 'ADMIN_EMAIL'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
];

export interface Config {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Address that people open; undefined: derived from host and port. */
  publicUrl: string | undefined;
  /** undefined: the embedded MongoDB. */
  mongodbUri: string | undefined;
  /** Absolute path. */
  dataDir: string;
  /** Absolute path of an organisation's own report templates; undefined: the product's alone. */
  templates: string | undefined;
  /** The first signs, all verify; undefined: a random one kept in the data folder. */
  jwtSecrets: string[] | undefined;
  /** Signs the proof of drills; undefined: a random one kept in the data folder. */
  signingKey: string | undefined;
  trustProxy: boolean | number | string[];
  smtpUrl: string | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string | undefined } | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  timeZone: string;
  admin: { email: string; password: string } | undefined;
  /** Months after END EX after which names are erased by themselves (null: never), and the fewest that may be set. */
  retention: { months: number | null; least: number };
}

/** Every bad setting of the environment, one per line. */
export class BadSettings extends Error {
  readonly settings: { name: string; message: string }[];
  constructor(settings: { name: string; message: string }[]) {
    super(
      [
        'Cài đặt chưa đúng, hãy sửa rồi khởi động lại / These settings are wrong; correct them and start again:',
        ...settings.map((s) => `  ${s.name}: ${s.message}`),
      ].join('\n'),
    );
    this.name = 'BadSettings';
    this.settings = settings;
  }
}

/** Reads the settings; an empty variable counts as absent. @throws BadSettings naming all that are wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  const bad = (parsed.error?.issues ?? []).map((issue) => ({ name: String(issue.path[0] ?? '?'), message: issue.message }));
  for (const [present, missing] of TOGETHER) {
    if (given[present] && !given[missing])
      bad.push({ name: missing, message: `phải đặt cùng ${present} / must be set together with ${present}` });
  }
  const set = parsed.data;
  if (set?.RETENTION_MONTHS !== undefined && set.RETENTION_MONTHS < set.RETENTION_LEAST) {
    bad.push({
      name: 'RETENTION_MONTHS',
      message: `không được ít hơn RETENTION_LEAST (${set.RETENTION_LEAST}) / must not be less than RETENTION_LEAST (${set.RETENTION_LEAST})`,
    });
  }
  if (!parsed.success || bad.length > 0) throw new BadSettings(bad);
  const e = parsed.data;
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL,
    mongodbUri: e.MONGODB_URI,
    dataDir: path.resolve(e.DIENTAP_DATA),
    templates: e.DIENTAP_TEMPLATES === undefined ? undefined : path.resolve(e.DIENTAP_TEMPLATES),
    jwtSecrets: e.JWT_SECRET,
    signingKey: e.SIGNING_KEY,
    trustProxy: e.TRUST_PROXY,
    smtpUrl: e.SMTP_URL,
    oidc:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID
        ? { issuer: e.OIDC_ISSUER, clientId: e.OIDC_CLIENT_ID, clientSecret: e.OIDC_CLIENT_SECRET }
        : undefined,
    logLevel: e.LOG_LEVEL,
    timeZone: e.TZ,
    retention: { months: e.RETENTION_MONTHS ?? null, least: e.RETENTION_LEAST },
    admin: e.ADMIN_EMAIL && e.ADMIN_PASSWORD ? { email: e.ADMIN_EMAIL, password: e.ADMIN_PASSWORD } : undefined,
  };
}
