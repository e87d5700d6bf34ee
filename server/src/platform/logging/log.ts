import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/config.ts';
import { describeError } from './errors.ts';

export type Log = Logger;

/** The log: one JSON line per event, on standard error, so that what is said to the person who starts the hub stays apart. */
export const createLog = (level: LogLevel, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log =>
  pino(
    {
      level,
      base: { pid: process.pid },
      serializers: { err: (error: unknown) => describeError(error) },
      redact: ['password', '*.password', 'req.headers.cookie', 'req.headers.authorization'],
    },
    to,
  );
