import pg from 'pg';

/** Nine more declarations beside each: the same stages again, told on other days. */
export const growDeclarations = (url: string): Promise<void> =>
  atLeisure(
    url,
    `
    insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, material_version_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
    select d.adoption_id, d.project_id, d.organisation_id, d.material_id, d.material_version_id, d.number + 1000 * n, d.previous_stage, d.stage,
      least(hub_today(), d.effective_date + 13 * n), d.recorded_at + n * interval '13 days', d.declared_by_id
    from adoption_declaration d cross join generate_series(1, 9) n`,
  );

/** Nine more providers beside each of the demonstration's, in the same region, with the same licence and the same declarations. */
export const growProviders = (url: string): Promise<void> =>
  atLeisure(
    url,
    `
    create temporary table grown as
      select gen_random_uuid() as id, o.id as origin, n from organisation o cross join generate_series(1, 9) n where o.demonstration and o.kind = 'PROVIDER';
    insert into organisation (id, kind, name_fi, provider_type, region_id, municipality_id, demonstration)
      select g.id, o.kind, o.name_fi || ' ' || g.n, o.provider_type, o.region_id, o.municipality_id, true from grown g join organisation o on o.id = g.origin;
    insert into licence (organisation_id, valid_from, valid_until, source)
      select g.id, l.valid_from, l.valid_until, l.source from grown g join licence l on l.organisation_id = g.origin;
    create temporary table grown_adoption as
      select gen_random_uuid() as id, a.id as origin, g.id as organisation_id from grown g join adoption a on a.organisation_id = g.origin;
    insert into adoption (id, project_id, organisation_id, material_id, material_version_id, stage, effective_date, declared_at, confirmed_at, verified_stage, verified_at, version)
      select n.id, a.project_id, n.organisation_id, a.material_id, a.material_version_id, a.stage, a.effective_date, a.declared_at, a.confirmed_at, a.verified_stage, a.verified_at, a.version
      from grown_adoption n join adoption a on a.id = n.origin;
    insert into adoption_declaration (adoption_id, project_id, organisation_id, material_id, material_version_id, number, previous_stage, stage, effective_date, recorded_at, declared_by_id)
      select n.id, d.project_id, n.organisation_id, d.material_id, d.material_version_id, d.number, d.previous_stage, d.stage, d.effective_date, d.recorded_at, d.declared_by_id
      from grown_adoption n join adoption_declaration d on d.adoption_id = n.origin`,
  );

/** So much at once takes longer than the hub lets a statement take. */
async function atLeisure(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(text);
  } finally {
    await client.end();
  }
}
