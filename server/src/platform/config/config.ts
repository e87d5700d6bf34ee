import { isWebAddress } from '../web/web-address.ts';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartError } from '../errors/start-error.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that the surroundings decide, read once at the start. */
export type Config = {
  host: string;
  port: number;
  /** PostgreSQL to use; without it the hub starts its own under `dataDir`. */
  databaseUrl?: string;
  /** The account that owns the tables, when it is another one than the application's. */
  migrationDatabaseUrl?: string;
  dataDir: string;
  /** The folder of files; processes of one database share it. */
  filesDir: string;
  /** The program that looks through files for malware, with its arguments; without one files are given out at once. */
  fileScanner?: string[];
  /** The address that browsers use, when it differs from where the hub listens: an origin, without a path. */
  publicUrl?: string;
  /** Proxies whose word is taken for a caller's address: addresses, networks, or the names that express knows. */
  trustedProxies: string[];
  /** The mail server that letters go through; without it none can be sent. A demonstration never uses it. */
  smtpUrl?: string;
  /** The sender of letters. */
  mailFrom?: string;
  /** Where people write about the service; without it no feedback link is shown. */
  feedbackEmail?: string;
  /** The library of open educational resources (AOE) to harvest, by OAI-PMH; without it nothing is harvested. */
  aoeUrl?: string;
  /** Whether the hub shows the demonstration: example institutions, accounts and a clock of its own. */
  demo: boolean;
  /** Whether the hub asks the addresses of materials every night whether they still answer. */
  linkCheck: boolean;
  logLevel: LogLevel;
  /** Connections that this process keeps to PostgreSQL at most. */
  poolSize: number;
  /** Where traces and metrics go, by the OpenTelemetry protocol over HTTP; without it none are made. */
  otlpEndpoint?: string;
  production: boolean;
};

/** A setting that cannot be used; the message is one line that says which and why. */
export class ConfigError extends StartError {}

/** Reads the settings from the environment. An empty value counts as unset. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const value = (name: string) => env[name]?.trim() || undefined;
  const databaseUrl = databaseAddress('DATABASE_URL', value('DATABASE_URL'));
  const smtpUrl = mailServer('SMTP_URL', value('SMTP_URL'));
  const mailFrom = sender('MAIL_FROM', value('MAIL_FROM'));
  if (smtpUrl && !mailFrom) throw new ConfigError('SMTP_URL needs MAIL_FROM, the address that letters come from.');
  const demo = oneOf('DEMO', value('DEMO') ?? (databaseUrl ? '0' : '1'), ['0', '1']) === '1';
  const dataDir = resolve(value('DATA_DIR') ?? '.data');
  return {
    host: value('HOST') ?? '127.0.0.1',
    port: integer('PORT', value('PORT') ?? '4000', 1, 65_535),
    databaseUrl,
    migrationDatabaseUrl: databaseAddress('MIGRATION_DATABASE_URL', value('MIGRATION_DATABASE_URL')),
    dataDir,
    filesDir: resolve(value('FILES_DIR') ?? join(dataDir, 'files')),
    fileScanner: value('FILE_SCANNER')?.split(/\s+/),
    publicUrl: origin('PUBLIC_URL', value('PUBLIC_URL')),
    trustedProxies: proxies('TRUSTED_PROXIES', value('TRUSTED_PROXIES') ?? 'loopback'),
    smtpUrl,
    mailFrom,
    feedbackEmail: sender('FEEDBACK_EMAIL', value('FEEDBACK_EMAIL')),
    aoeUrl: addressSetting('AOE_URL', value('AOE_URL')),
    demo,
    // A demonstration asks nothing of the world unless it is told to.
    linkCheck: oneOf('LINK_CHECK', value('LINK_CHECK') ?? (demo ? '0' : '1'), ['0', '1']) === '1',
    // Who tries the demonstration reads the address and the accounts, not a line for every operation.
    logLevel: oneOf('LOG_LEVEL', value('LOG_LEVEL') ?? (demo ? 'warn' : 'info'), LOG_LEVELS),
    poolSize: integer('POOL_SIZE', value('POOL_SIZE') ?? '20', 2, 500),
    otlpEndpoint: addressSetting('OTEL_EXPORTER_OTLP_ENDPOINT', value('OTEL_EXPORTER_OTLP_ENDPOINT')),
    production: value('NODE_ENV') === 'production',
  };
}

function integer(name: string, text: string, min: number, max: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max)
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}; it is "${text}".`);
  return number;
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (!found) throw new ConfigError(`${name} must be one of ${allowed.join(', ')}; it is "${text}".`);
  return found;
}

// An address may carry a password, so the message does not repeat it.
function databaseAddress(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^postgres(ql)?:$/.test(new URL(text).protocol)) {
    throw new ConfigError(`${name} must look like postgres://user:password@host:5432/database.`);
  }
  return text;
}

// It may carry a password, too.
function mailServer(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^smtps?:$/.test(new URL(text).protocol) || !new URL(text).hostname) {
    throw new ConfigError(`${name} must look like smtp://user:password@host:587 or smtps://host.`);
  }
  return text;
}

function sender(name: string, text: string | undefined): string | undefined {
  if (text !== undefined && !/^([^<>@,]+<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/.test(text))
    throw new ConfigError(`${name} must be an address such as hub@example.org or Hub <hub@example.org>; it is "${text}".`);
  return text;
}

function proxies(name: string, text: string): string[] {
  const listed = text.split(',').map((part) => part.trim());
  for (const part of listed) {
    const [address = '', bits, ...rest] = part.split('/');
    const named = ['loopback', 'linklocal', 'uniquelocal'].includes(part);
    const network = isIP(address) && !rest.length && (bits === undefined || /^\d{1,3}$/.test(bits));
    if (!named && (!network || Number(bits ?? 0) > (isIP(address) === 4 ? 32 : 128)))
      throw new ConfigError(
        `${name} must list addresses such as 10.0.0.5 or 10.0.0.0/8, or loopback, linklocal, uniquelocal; "${part}" is none.`,
      );
  }
  return listed;
}

// It may carry a password, so the message does not repeat it.
function addressSetting(name: string, text: string | undefined): string | undefined {
  if (text !== undefined && !isWebAddress(text))
    throw new ConfigError(`${name} must be an address such as http://collector.example:4318.`);
  return text;
}

function origin(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new ConfigError(`${name} must be an origin such as https://hub.example; it is "${text}".`);
  }
  return url.origin;
}
