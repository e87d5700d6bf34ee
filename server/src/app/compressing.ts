import compression from 'compression';
import type { Request, Response } from 'express';

// What is shorter fits into one packet anyway.
const SMALLEST = 1_024;

/**
 * Answers are compressed on their way, but those that somebody elsewhere may have caused: what a session's cookie opens is compressed
 * for our own pages only. Otherwise another site could lead a browser to addresses with its own words in them, and tell by the length
 * of the answers what stands beside them (decision 0005).
 */
export const compressing = compression({ threshold: SMALLEST, filter: isCompressed });

function isCompressed(request: Request, response: Response): boolean {
  // What is given in parts is given as it is: the parts are counted in its own bytes.
  if (response.hasHeader('accept-ranges')) return false;
  const isOurs = !request.headers.cookie || request.headers['sec-fetch-site'] === 'same-origin';
  return isOurs && compression.filter(request, response);
}
