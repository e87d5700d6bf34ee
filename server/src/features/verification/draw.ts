import { createHash } from 'node:crypto';

const rank = (seed: string, id: string) => createHash('sha256').update(`${seed}:${id}`).digest('hex');

/** The first so many of a population in the order of SHA-256 over seed, colon and id: the same every time, whoever draws. */
export function draw(seed: string, population: readonly string[], size: number): string[] {
  return population
    .map((id) => ({ id, rank: rank(seed, id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
}
