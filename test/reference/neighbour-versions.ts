import type pg from 'pg';

/** Parts, proposals and notifications: of published versions and of those under way, of several organisations and for single persons. */
export async function addVersionContent(
  pool: pg.Pool,
  { a, b, outside, project }: Record<'a' | 'b' | 'outside' | 'project', string>,
) {
  const editor = `(select m.person_id from membership m join person p on p.id = m.person_id where m.organisation_id = x.organisation_id order by p.email limit 1)`;
  await pool.query(`
    -- Parts are written while a version is a draft: here they are put beside what is out already.
    alter table material_version_part disable trigger material_version_part_unchanged;
    alter table material_version disable trigger material_version_unchanged;
    insert into material_version_part (id, material_version_id, language, title, description, links, accessibility)
      select md5(v.id || l.language::text)::uuid, v.id, l.language, case when l.n = 1 then 'Nimi ' || v.number end, '# Kuvaus' || v.number,
        case when l.n = 2 then '[]' else '[{"label":"Åbo \\"1\\"","address":"https://example.org/1"},{"label":"2","address":"https://example.org/2"}]' end::json, null
      from material_version v cross join (values ('fi'::language, 1), ('sv', 2), ('en', 3)) l (language, n) where abs(hashtext(v.id::text)) % 4 >= l.n on conflict (material_version_id, language) do nothing;
    update material_version v set impact = (enum_range(null::version_impact))[1 + abs(hashtext(v.id::text)) % 3] where v.number > 1 or abs(hashtext(v.id::text)) % 2 = 0;
    update material_version v set drafted_by_id = p.id, editor_ids = array[p.id] from person p where v.state in ('DRAFT', 'IN_REVIEW', 'WITHDRAWN') and p.email = case when v.number % 2 = 0 then 'partner.a@demo.test' else 'partner.b@demo.test' end;
    alter table material_version_part enable trigger material_version_part_unchanged;
    alter table material_version enable trigger material_version_unchanged;
    insert into change_proposal (id, material_id, organisation_id, proposed_by_id, named, text, state, reason, decided_at, created_at)
      select md5('proposal ' || x.n)::uuid, x.material_id, x.organisation_id, ${editor}, x.n % 2 = 0, 'Ehdotus ' || x.n, x.state, case when x.state = 'DECLINED' then 'Ei' end,
        case when x.state <> 'OPEN' then hub_now() end, hub_now() - x.n / 2 * interval '1 hour'
      from (select n, (enum_range(null::proposal_state))[1 + n % 4] as state, (array[${a}, ${b}, ${outside}])[1 + n % 3] as organisation_id,
        (select id from material order by md5(id::text || n % 8) limit 1) as material_id from generate_series(1, 40) n) x;
    update change_proposal c set material_version_id = v.id, accepted_into_id = case when c.state = 'ACCEPTED' then v.id end from material_version v where v.material_id = c.material_id and v.number = 2;
    insert into notification (id, organisation_id, person_id, kind, subject_type, subject_id, facts, created_at, handled_at)
      select md5('notification ' || x.n)::uuid, x.organisation_id, case when x.n % 5 = 0 then ${editor} end, (array['UPDATE_AVAILABLE', 'REVIEW_WAITS', 'PROPOSAL_OPEN'])[1 + x.n % 3],
        'Material', md5('subject ' || x.n)::uuid, json_build_object('materialId', (select id from material order by md5(id::text || x.n % 9) limit 1), 'number', x.n), hub_now() - x.n / 2 * interval '1 hour', case when x.n % 3 = 0 then hub_now() end
      from (select n, (array[${a}, ${b}, ${outside}, (select organisation_id from partnership where project_id = ${project} and role = 'COORDINATOR')])[1 + n % 4] as organisation_id from generate_series(1, 60) n) x;
  `);
}
