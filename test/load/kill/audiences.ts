import type pg from 'pg';

/** What opens history rows of the project to each account, written a second time and not asked of the hub. */
const POSITIONS: Record<string, string[]> = {
  coordinator: ['partner', 'project', 'coordinator'],
  finance: ['partner', 'project', 'coordinator'],
  'partner.a': ['partner', 'project'],
  'partner.b': ['partner', 'project'],
  officer: ['project', 'funder'],
  auditor: ['project', 'coordinator', 'funder'],
  provider: ['partner'],
  admin: [],
};

/** Everybody who subscribes. */
export const subscribers: readonly string[] = Object.keys(POSITIONS);

/** The keys of an account in the demonstration's project. */
export async function keysOf(client: pg.Client, account: string): Promise<Set<string>> {
  const { rows } = await client.query<{ person: string; organisation: string }>(
    `select p.id as person, m.organisation_id as organisation from person p join membership m on m.person_id = p.id
      where p.email = $1 order by m.role, m.created_at, m.id limit 1`,
    [`${account}@demo.test`],
  );
  const { person, organisation } = rows[0]!;
  return new Set([
    'public',
    `person:${person}`,
    ...POSITIONS[account]!.map((position) => (position === 'partner' ? `partner:${organisation}` : position)),
  ]);
}
