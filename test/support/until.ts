import { setTimeout as pause } from 'node:timers/promises';

const DEADLINE = 60_000;

/** Asks again and again until the answer is yes (anything true), and returns it. Throws when that takes too long. */
export async function until<T>(what: string, ask: () => Promise<T> | T, deadline = DEADLINE): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`In ${deadline / 1000} s it did not come about that ${what}.`);
    await pause(25);
  }
}
