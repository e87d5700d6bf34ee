import type pg from 'pg';

/** Verdicts, questions and samples of both projects, and proof that was added: of every kind, so that each right shows. */
export async function addVerification(pool: pg.Pool): Promise<void> {
  const coordinator = `(select m.person_id from partnership c join membership m on m.organisation_id = c.organisation_id where c.project_id = a.project_id and c.role = 'COORDINATOR' order by m.id limit 1)`;
  const number = 'abs(hashtext(a.id::text))';
  await pool.query(`
    insert into adoption_evidence (id, declaration_id, project_id, organisation_id, shared, number, added_at, added_by_id, link, persons_trained)
      select md5(d.id || 'added')::uuid, d.id, d.project_id, d.organisation_id, ${number} % 3 = 0, 7, d.recorded_at + interval '20 days', d.declared_by_id,
        case when ${number} % 2 = 0 then 'https://example.org/lisa' end, case when ${number} % 5 < 2 then ${number} % 160 end
      from adoption_declaration d join adoption a on a.id = d.adoption_id where ${number} % 4 = 0;
    -- What is proven by nothing.
    delete from adoption_evidence e using adoption_declaration d join adoption a on a.id = d.adoption_id
      where d.id = e.declaration_id and ${number} % 9 = 0 and not exists (select from adoption_evidence_file l where l.evidence_id = e.id);

    insert into verification_sample (id, project_id, size, percent, seed, method, stages, themes, regions, region_unknown, population, population_size, drawn_by_id, drawn_at)
      select md5('sample ' || p.id || n)::uuid, p.id, 9, case when n = 2 then 3 end, md5('seed ' || n), 'SHA256_RANK', array['PILOT', 'IN_USE'],
        case when n = 2 then array['DATA_COMPETENCE'] end, case when n = 3 then array['06', '01'] end, n = 3, x.ids, cardinality(x.ids), ${coordinator.replaceAll('a.project_id', 'p.id')},
        '2024-06-01 09:00+03'::timestamptz + n / 2 * interval '70 days'
      from project p cross join generate_series(1, 3) n
      cross join lateral (select array(select a.id from adoption a where a.project_id = p.id and a.stage in ('PILOT', 'IN_USE') order by a.id) as ids) x
      where cardinality(x.ids) >= 9;
    insert into verification_sample_item (id, sample_id, project_id, adoption_id, "position", stage)
      select md5(s.id || a.id::text)::uuid, s.id, s.project_id, a.id, n, a.stage from verification_sample s
      cross join lateral (select x.id, n from unnest(s.population) with ordinality x (id, n) where n <= s.size) x (id, n) join adoption a on a.id = x.id
      where not exists (select from verification_sample_item i where i.sample_id = s.id);
    insert into verification (id, project_id, organisation_id, adoption_id, declaration_id, sample_id, verdict, stage, note, own_check, decided_by_id, decided_at)
      select md5('verdict ' || a.id)::uuid, a.project_id, a.organisation_id, a.id, d.id, (select i.sample_id from verification_sample_item i where i.adoption_id = a.id order by i.id limit 1),
        x.verdict, case when x.verdict = 'VERIFIED' then a.stage end, case when x.verdict <> 'VERIFIED' then 'Perustelu' end, false, ${coordinator}, d.recorded_at + interval '40 days'
      from adoption a cross join lateral (select d.id, d.recorded_at from adoption_declaration d where d.adoption_id = a.id order by d.number desc limit 1) d
      cross join lateral (select (enum_range(null::verification_verdict))[1 + ${number} % 3] as verdict) x where ${number} % 5 = 1;
    insert into verification_request (id, project_id, organisation_id, adoption_id, question, due_on, asked_by_id, asked_at)
      select md5('request ' || a.id)::uuid, a.project_id, a.organisation_id, a.id, 'Missä?', date '2024-11-20' + (${number} % 30)::int, ${coordinator}, a.declared_at + (${number} % 50 - 10) * interval '1 day'
      from adoption a where ${number} % 6 = 2;
  `);
}
