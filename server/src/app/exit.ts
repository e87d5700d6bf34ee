import { loadConfig, type Config } from '../platform/config/config.ts';
import { StartError } from '../platform/errors/start-error.ts';
import { createLog, type Log } from '../platform/logging/log.ts';

/** Where a line for the person at the terminal goes. */
export const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * Aborted when this process is asked to stop: by a signal, or by the end of the program that started it, which shows as a
 * closed channel because npm passes no signals on.
 */
export function askedToStop(): AbortSignal {
  const asked = new AbortController();
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
    process.on(event as NodeJS.Signals, () => asked.abort());
  // A reader that went away (`| head`) is no reason to stop serving.
  process.stdout.on('error', () => {});
  return asked.signal;
}

/** Runs a program with the settings of its surroundings. What a person can mend is said in one line; the rest is logged whole. */
export async function run(program: (config: Config, log: Log) => Promise<void>): Promise<never> {
  let log = createLog('error');
  try {
    const config = loadConfig(process.env);
    log = createLog(config.logLevel);
    await program(config, log);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof StartError)) log.fatal({ err: error }, 'unexpected');
    process.stderr.write(`Hankeverkko stopped: ${(error as Error).message.split('\n')[0]}\n`);
    process.exit(1);
  }
}
