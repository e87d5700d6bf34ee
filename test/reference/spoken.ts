import type pg from 'pg';

/** Files that hang here and there or nowhere, and what people said of published materials and of drafts. */
export async function addFilesAndComments(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create temporary table someone as
      select p.id as person_id, m.organisation_id, row_number() over (order by p.email, m.organisation_id) as n
        from person p join (select distinct person_id, organisation_id from membership) m on m.person_id = p.id where p.email like '%@demo.test' or p.email like '%@compare.test';

    -- Loose, each of somebody, in every state.
    insert into stored_file (id, organisation_id, uploaded_by_id, purpose, name, kind, size, sha256, state, created_at)
      select md5('file ' || s.n || '/' || x)::uuid, s.organisation_id, s.person_id, 'ADOPTION_EVIDENCE', 'Näyttö ' || x || ' 100 %.pdf', 'PDF', x, encode(sha256(x::text::bytea), 'hex'),
        (enum_range(null::file_state))[1 + x % 3], hub_now() - x / 2 * interval '1 hour'
      from someone s, generate_series(1, 3) x;
    -- Of proofs, shared and not; some of two.
    insert into stored_file (id, organisation_id, uploaded_by_id, purpose, name, kind, size, sha256, state, attached_at, created_at)
      select md5('proof ' || e.id)::uuid, e.organisation_id, d.declared_by_id, 'ADOPTION_EVIDENCE', 'Päätös.docx', 'DOCX', 1, encode(sha256(e.id::text::bytea), 'hex'), 'CLEAN', hub_now(), hub_now()
      from adoption_evidence e join adoption_declaration d on d.id = e.declaration_id where abs(hashtext(e.id::text)) % 5 = 0;
    insert into adoption_evidence_file (evidence_id, file_id, "position")
      select e.id, md5('proof ' || e.id)::uuid, 2 from adoption_evidence e where abs(hashtext(e.id::text)) % 5 = 0;
    insert into adoption_evidence_file (evidence_id, file_id, "position")
      select later.id, md5('proof ' || e.id)::uuid, 1 from adoption_evidence e join adoption_declaration d on d.id = e.declaration_id
        join adoption_declaration next on next.adoption_id = d.adoption_id and next.number = d.number + 1 join adoption_evidence later on later.declaration_id = next.id
      where abs(hashtext(e.id::text)) % 5 = 0 and abs(hashtext(e.id::text)) % 2 = 0;
    -- Of versions: published, superseded, and not yet.
    insert into stored_file (id, organisation_id, uploaded_by_id, purpose, name, kind, size, sha256, state, attached_at, created_at)
      select md5('of version ' || v.id)::uuid, s.organisation_id, s.person_id, 'MATERIAL_VERSION', 'Malli ' || v.number || '.zip', 'ZIP', v.number, encode(sha256(v.id::text::bytea), 'hex'),
        (enum_range(null::file_state))[1 + v.number % 3], hub_now(), hub_now()
      from material_version v join someone s on s.n = 1 + abs(hashtext(v.id::text)) % 5 where v.number > 1 or abs(hashtext(v.id::text)) % 4 = 0 or v.state in ('DRAFT', 'IN_REVIEW');
    -- Files are put to a version while it is a draft: here they are put beside what is out already.
    alter table material_version_file disable trigger material_version_file_unchanged;
    insert into material_version_file (id, material_version_id, file_id, language, added_at)
      select md5('version file ' || v.id)::uuid, v.id, md5('of version ' || v.id)::uuid, (enum_range(null::language))[1 + v.number % 3], hub_now()
      from material_version v where exists (select from stored_file f where f.id = md5('of version ' || v.id)::uuid);
    -- The file of a draft that the version before it had already.
    insert into material_version_file (id, material_version_id, file_id, language, added_at)
      select md5('version file again ' || v.id)::uuid, v.id, md5('of version ' || older.id)::uuid, 'fi', hub_now() - interval '1 hour'
      from material_version v join material_version older on older.material_id = v.material_id and older.number = v.number - 1
      where exists (select from stored_file f where f.id = md5('of version ' || older.id)::uuid);
    alter table material_version_file enable trigger material_version_file_unchanged;

    insert into comment (id, material_id, material_version_id, author_id, organisation_id, written_at, edited_at, deleted_at, deleted_by_id)
      select md5('comment ' || m.id || '/' || x)::uuid, m.id, v.id, s.person_id, s.organisation_id, hub_now() - x / 2 * interval '1 hour',
        case when x = 2 then hub_now() end, case when x = 3 then hub_now() end, case when x = 3 then s.person_id end
      from material m cross join generate_series(1, 4) x
        join someone s on s.n = 1 + (abs(hashtext(m.id::text)) % 97 + x) % (select count(*) from someone)
        left join material_version v on v.material_id = m.id and v.number = x - 1 and x > 1
      where m.project_id is not null or m.register_code is null or abs(hashtext(m.id::text)) % 8 = 0;
    insert into comment_revision (comment_id, number, text)
      select c.id, n, 'Sanottu ' || n || ' @[' || c.author_id || ']' from comment c, generate_series(1, 2) n where c.deleted_at is null and (n = 1 or c.edited_at is not null) on conflict do nothing;
    insert into comment_mention (comment_id, person_id)
      select c.id, s.person_id from comment c join (select distinct person_id from someone) s on abs(hashtext(c.id::text || s.person_id)) % 7 = 0 where c.deleted_at is null on conflict do nothing;
    drop table someone;
  `);
}
