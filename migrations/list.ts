import { People1700000000100 } from './1700000000100-people.ts';
import { Projects1700000000200 } from './1700000000200-projects.ts';
import { Materials1700000000300 } from './1700000000300-materials.ts';
import { Adoptions1700000000400 } from './1700000000400-adoptions.ts';
import { History1700000000500 } from './1700000000500-history.ts';

/** Every migration, in order. A merged one is never edited. */
export const migrations = [
  People1700000000100,
  Projects1700000000200,
  Materials1700000000300,
  Adoptions1700000000400,
  History1700000000500,
];
