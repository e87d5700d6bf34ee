import type { Trial } from './matrix.trial.ts';
import type { TestHub } from '../support/api.ts';
import type { Thing } from './care.fixture.ts';

/** What is under way in partner A's care, each on a material of its own. */
export type UnderWay = Record<'drafts' | 'reviews' | 'proposals' | 'adoptions', Thing[]>;

/** Enough of everything for everybody to try their hand on: made at once, as no journey would. */
export async function versionsUnderWay({ pool }: TestHub): Promise<UnderWay> {
  const partner = `(select id from organisation where name_fi = 'Esimerkkiopisto Pirkanmaa')`;
  const { rows } = await pool.query(`
    with made as (
      insert into material (project_id, theme_id, title, kind, language, link_only, provenance, status, maintainer_id)
        select p.id, (select id from theme limit 1), 'Kokeiltava ' || lpad(n::text, 2, '0'), 'GUIDE', 'fi', true, 'PAGE_SEEN', 'MAINTAINED', ${partner} from project p, generate_series(1, 70) n
        returning id, title
    ), published as (
      insert into material_version (material_id, number, state, published_at) select id, 1, 'PUBLISHED', hub_now() from made returning id, material_id
    ) select m.id, p.id as version_id from made m join published p on p.material_id = m.id order by m.title`);
  await pool.query(
    'update material m set current_version_id = v.id from material_version v where v.material_id = m.id and m.current_version_id is null and v.number = 1 and v.published_at is not null',
  );
  const materials: string[] = rows.map(({ id }) => id);
  const of = (from: number, count: number) => materials.slice(from, from + count);
  const draft = async (ids: string[], state: string): Promise<Thing[]> => {
    const { rows: versions } = await pool.query(
      `insert into material_version (material_id, number, change_note, impact, drafted_by_id) select x, 2, 'Muutos', 'CONTENT', (select id from person where email = 'admin@demo.test') from unnest($1::uuid[]) x returning id, version`,
      [ids],
    );
    const made = versions.map(({ id }) => id);
    await pool.query(
      `insert into material_version_part (material_version_id, language, description, links) select x, 'fi', 'Kuvaus', '[]' from unnest($1::uuid[]) x`,
      [made],
    );
    await pool.query('update material_version set state = $2 where id = any($1)', [made, state]);
    return versions;
  };
  const { rows: proposals } = await pool.query(
    `insert into change_proposal (material_id, organisation_id, proposed_by_id, text)
       select x, (select id from organisation where name_fi = 'Esimerkkiopisto Satakunta'), (select id from person where email = 'provider@demo.test'), 'Ehdotus' from unnest($1::uuid[]) x returning id, version`,
    [of(36, 14)],
  );
  const { rows: adoptions } = await pool.query(
    `insert into adoption (project_id, organisation_id, material_id, stage, effective_date, declared_at, confirmed_at)
       select m.project_id, ${partner}, m.id, 'IN_USE', '2024-01-01', hub_now(), hub_now() from material m where m.id = any($1) returning id, version`,
    [of(52, 10)],
  );
  return {
    drafts: await draft(of(6, 18), 'DRAFT'),
    reviews: await draft(of(24, 12), 'IN_REVIEW'),
    proposals,
    adoptions,
  };
}

type At = {
  mine: (of: keyof UnderWay) => object;
  materialId: () => string;
  upon: (type: string, action: string) => NonNullable<Trial['beforehand']>;
};

/** What is done to versions and proposals, each upon one of the things under way. */
export function versionTrials({ mine, materialId, upon }: At): Trial[] {
  const onVersions = (mutation: string, of: keyof UnderWay, type: string, action: string, more: object = {}): Trial => ({
    mutation,
    input: () => ({ ...mine(of), ...more }),
    beforehand: upon(type, action),
  });
  return [
    onVersions('editMaterialVersion', 'drafts', 'MaterialVersion', 'edit', { changeNote: 'Toisin' }),
    onVersions('submitMaterialVersion', 'drafts', 'MaterialVersion', 'submit'),
    onVersions('discardDraft', 'drafts', 'MaterialVersion', 'discard'),
    onVersions('returnMaterialVersion', 'reviews', 'MaterialVersion', 'return', { reason: 'Kesken' }),
    onVersions('publishMaterialVersion', 'reviews', 'MaterialVersion', 'publish'),
    { mutation: 'proposeChange', input: () => ({ materialId: materialId(), text: 'Lisätään esimerkki' }) },
    onVersions('acceptChangeProposal', 'proposals', 'ChangeProposal', 'accept'),
    onVersions('declineChangeProposal', 'proposals', 'ChangeProposal', 'decline', { reason: 'Ei nyt' }),
    onVersions('withdrawChangeProposal', 'proposals', 'ChangeProposal', 'withdraw'),
  ];
}
