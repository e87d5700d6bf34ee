import { resolve } from 'node:path';
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
  /** The address that browsers use, when it differs from where the hub listens: an origin, without a path. */
  publicUrl?: string;
  /** Whether the hub shows the demonstration: example institutions, accounts and a clock of its own. */
  demo: boolean;
  logLevel: LogLevel;
  /** Connections that this process keeps to PostgreSQL at most. */
  poolSize: number;
  production: boolean;
};

/** A setting that cannot be used; the message is one line that says which and why. */
export class ConfigError extends StartError {}

/** Reads the settings from the environment. An empty value counts as unset. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const value = (name: string) => env[name]?.trim() || undefined;
  const databaseUrl = databaseAddress('DATABASE_URL', value('DATABASE_URL'));
  return {
    host: value('HOST') ?? '127.0.0.1',
    port: integer('PORT', value('PORT') ?? '4000', 1, 65_535),
    databaseUrl,
    migrationDatabaseUrl: databaseAddress('MIGRATION_DATABASE_URL', value('MIGRATION_DATABASE_URL')),
    dataDir: resolve(value('DATA_DIR') ?? '.data'),
    publicUrl: origin('PUBLIC_URL', value('PUBLIC_URL')),
    demo: oneOf('DEMO', value('DEMO') ?? (databaseUrl ? '0' : '1'), ['0', '1']) === '1',
    logLevel: oneOf('LOG_LEVEL', value('LOG_LEVEL') ?? 'info', LOG_LEVELS),
    poolSize: integer('POOL_SIZE', value('POOL_SIZE') ?? '20', 2, 500),
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

function origin(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new ConfigError(`${name} must be an origin such as https://hub.example; it is "${text}".`);
  }
  return url.origin;
}
