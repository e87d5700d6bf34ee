/** Whether two things meet, and how: the same at every run. */
const dice = (what: string, sides: number) => `abs(hashtext(${what}) % ${sides})`;

/**
 * Brings the demonstration's project to so many providers and materials, with about two thirds of the cells declared. What is added
 * carries the name of its batch, so that several can be laid one upon another.
 */
export async function fillMatrix(
  pool: { query: (text: string, values?: unknown[]) => Promise<unknown> },
  { providers, materials, batch = 'Lisätty' }: { providers: number; materials: number; batch?: string },
) {
  await pool.query(
    `insert into organisation (name_fi, name_sv, kind, demonstration, region_id, provider_type)
       select $1 || ' ammattiopisto ' || n, 'Yrkesinstitutet ' || $1 || ' ' || n, 'PROVIDER', true,
         (select id from region order by md5(n || code) limit 1), 'PRIVATE'
       from generate_series(1, $2 - (select count(*)::int from organisation o where o.demonstration and o.kind = 'PROVIDER'
         and exists (select from licence l where l.organisation_id = o.id and coalesce(l.valid_until >= hub_today(), true)))) n`,
    [batch, providers],
  );
  await pool.query(
    `insert into licence (organisation_id) select id from organisation o where o.name_fi like $1 || ' ammattiopisto %'
       and not exists (select from licence l where l.organisation_id = o.id)`,
    [batch],
  );
  await pool.query(
    `with wanted as (
       select md5($1 || ' material ' || n)::uuid as id, md5($1 || ' version ' || n)::uuid as version_id, n
       from generate_series(1, $2 - (select count(*)::int from material where project_id is not null and current_version_id is not null)) n),
     made as (
       insert into material (id, project_id, theme_id, source_project_id, title, kind, link_only, provenance, status, current_version_id)
         select w.id, (select id from project limit 1), (select id from theme where position = 1 + n % 4),
           (select id from source_project order by code offset n % 4 limit 1),
           (array['Opas', 'Verkkokurssi', 'Työkirja', 'Tietomalli', 'Koulutuspaketti'])[1 + n % 5] || ': ' ||
           (array['tiedolla johtaminen', 'oppimisanalytiikka arjessa', 'digitaidot ohjauksessa', 'kokonaisarkkitehtuurin kuvaus'])[1 + n % 4] || ' ' || $1 || ' ' || n,
           'GUIDE', true, 'PAGE_SEEN', 'MAINTAINED', w.version_id from wanted w)
     insert into material_version (id, material_id, number, state, published_at) select version_id, id, 1, 'PUBLISHED', hub_now() from wanted`,
    [batch, materials],
  );
  await pool.query(`
    with cells as (
      select p.id as project_id, o.id as organisation_id, m.id as material_id, m.current_version_id, ${dice("o.id || ' ' || m.id::text", 100)} as roll
      from project p join organisation o on o.demonstration and o.kind = 'PROVIDER'
      join material m on m.project_id = p.id and m.current_version_id is not null
      where not exists (select from adoption a where a.organisation_id = o.id and a.material_id = m.id))
    insert into adoption (project_id, organisation_id, material_id, material_version_id, stage, effective_date, declared_at, confirmed_at, verified_stage, verified_at)
      select project_id, organisation_id, material_id, current_version_id, stage, hub_today() - 30, hub_now() - interval '30 days',
        hub_now() - case when roll % 4 = 0 then interval '300 days' else interval '20 days' end,
        case when roll % 3 = 0 and stage >= 'PILOT' and stage <= 'ESTABLISHED' then stage end,
        case when roll % 3 = 0 and stage >= 'PILOT' and stage <= 'ESTABLISHED' then hub_now() end
      from (select *, case when roll < 10 then 'AWARE' when roll < 18 then 'ASSESSING' when roll < 26 then 'PLANNED' when roll < 34 then 'PILOT'
        when roll < 50 then 'IN_USE' when roll < 58 then 'ESTABLISHED' when roll < 62 then 'NOT_APPLICABLE' when roll < 64 then 'PAUSED' else 'DECLINED' end::adoption_stage as stage from cells where roll < 66) c`);
  await pool.query(`
    insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
      select a.id, a.project_id, a.organisation_id, a.material_id, 1, 'NOT_STARTED', a.stage, a.effective_date, a.declared_at, (select id from person order by id limit 1)
      from adoption a where not exists (select from adoption_declaration d where d.adoption_id = a.id)`);
}
