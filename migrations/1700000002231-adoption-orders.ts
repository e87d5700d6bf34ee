import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adoptions can be listed by provider, by material and by stage. A page of such a list is read along an index, so an adoption keeps
 * the names it is ordered by; triggers write them, and whoever renames a provider or a material waits for nobody else.
 */
export class AdoptionOrders1700000002231 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
alter table adoption add column organisation_name text not null default '', add column material_title text not null default '';
-- What stands in them is no change of an adoption: nothing else is to hear of it.
alter table adoption disable trigger user;
update adoption a set organisation_name = o.name_fi, material_title = m.title
  from organisation o, material m where o.id = a.organisation_id and m.id = a.material_id;
alter table adoption enable trigger user;

-- Held for sharing: who renames them meanwhile waits, and then finds this row.
create function adoption_named() returns trigger language plpgsql as $$
begin
  select name_fi into strict new.organisation_name from organisation where id = new.organisation_id for share;
  select title into strict new.material_title from material where id = new.material_id for share;
  return new;
end $$;
create trigger adoption_named before insert on adoption for each row execute function adoption_named();

create function adoption_organisation_renamed() returns trigger language plpgsql as $$
begin
  update adoption set organisation_name = new.name_fi where organisation_id = new.id;
  return null;
end $$;
create trigger adoption_organisation_renamed after update on organisation for each row
  when (old.name_fi is distinct from new.name_fi) execute function adoption_organisation_renamed();

create function adoption_material_renamed() returns trigger language plpgsql as $$
begin
  update adoption set material_title = new.title where material_id = new.id;
  return null;
end $$;
create trigger adoption_material_renamed after update on material for each row
  when (old.title is distinct from new.title) execute function adoption_material_renamed();

create index adoption_provider_order_idx on adoption (project_id, organisation_name, material_title, id);
create index adoption_material_order_idx on adoption (project_id, material_title, organisation_name, id);
-- One direction for all of it serves the stages in order, and one stage newest first.
drop index adoption_project_stage_idx;
create index adoption_project_stage_idx on adoption (project_id, stage, declared_at, id);
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
