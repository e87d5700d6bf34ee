import { pino, type Logger } from 'pino';
import type { LogLevel } from '../config/config.ts';

export type Log = Logger;

/** The log: one JSON line per event, on standard error, so that what is said to the person who starts the hub stays apart. */
export const createLog = (level: LogLevel): Log =>
  pino(
    { level, base: { pid: process.pid }, redact: ['password', '*.password', 'req.headers.cookie', 'req.headers.authorization'] },
    pino.destination({ fd: 2, sync: true }),
  );
