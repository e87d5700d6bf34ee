import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One log for audit, feed, notifications and subscriptions: append-only, and chained per stream.
 *
 * A row's hash is the SHA-256 of these lines in UTF-8, joined by a newline:
 * `v1`, stream, position, time in microseconds since 1970, actor, behalf, kind, subject_type, subject, audience (its keys
 * joined by a comma), hash of the row before in hexadecimal, facts as they stand in the column. What is null is an empty
 * line. Every line but the last is a uuid, a number or checked against a pattern, so no other row has the same lines;
 * facts are `json`, which keeps the text that was hashed, and come last.
 */
export class History1700000000500 implements MigrationInterface {
  async up(run: QueryRunner) {
    await run.query(`
-- Keys are sorted and each of them once, and none contains a comma: they are hashed as one line.
create function history_audience_valid(audience text[]) returns boolean language plpgsql immutable parallel safe as $$
begin
  for i in 1 .. cardinality(audience) loop
    if audience[i] is null or (i > 1 and audience[i] collate "C" <= audience[i - 1])
      or audience[i] !~ '^(public|project|coordinator|funder|administrator|(partner|person):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$' then
      return false;
    end if;
  end loop;
  return cardinality(audience) > 0;
end $$;

create table history (
  stream uuid not null,
  position bigint not null,
  at timestamptz not null,
  actor uuid,
  behalf uuid,
  kind text not null,
  subject_type text not null,
  subject uuid not null,
  audience text[] not null,
  facts json not null,
  previous bytea,
  hash bytea not null,
  primary key (stream, position),
  constraint history_kind_check check (kind ~ '^[a-z_]+([.][a-z_]+)+$' and length(kind) <= 100),
  constraint history_subject_type_check check (subject_type ~ '^[A-Z][A-Za-z]{0,63}$'),
  constraint history_audience_check check (history_audience_valid(audience)),
  constraint history_facts_check check (json_typeof(facts) = 'object' and octet_length(facts::text) <= 2048)
);
create index history_subject_idx on history (subject, stream, position);

-- The last row of each stream. Its lock is what keeps the positions of a stream without gaps.
create table history_head (
  stream uuid primary key,
  position bigint not null,
  hash bytea
) with (fillfactor = 10);

create table idempotency (
  person uuid not null,
  key text not null,
  body_hash bytea not null,
  result json,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (person, key)
);

create function history_hash(stream uuid, "position" bigint, at timestamptz, actor uuid, behalf uuid, kind text, subject_type text,
  subject uuid, audience text[], previous bytea, facts json) returns bytea language sql stable parallel safe as $$
  select sha256(convert_to(array_to_string(array[
    'v1', $1::text, $2::text, (extract(epoch from $3) * 1000000)::bigint::text, $4::text, $5::text, $6, $7, $8::text,
    array_to_string($9, ','), encode($10, 'hex'), $11::text], E'\\n', ''), 'UTF8'))
$$;

create function history_guard() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE', 'TRUNCATE') and tg_table_name = 'history' then
    raise exception 'history is never changed, only added to' using errcode = 'insufficient_privilege';
  end if;
  if tg_op in ('DELETE', 'TRUNCATE') or current_setting('hub.appending', true) is distinct from 'on' then
    raise exception 'history is written by history_append() only' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger history_unchanged before update or delete or truncate on history execute function history_guard();
create trigger history_appended before insert on history execute function history_guard();
create trigger history_head_unchanged before insert or update or delete or truncate on history_head execute function history_guard();
-- Also for a session that says it replicates.
alter table history enable always trigger history_unchanged;

/*
 * Appends the entries, an array of { stream, kind, subjectType, subject, audience, facts, behalf }, and answers with the
 * stream, position and hash of each, in their order. Once per transaction, and last: it holds the heads of its streams
 * until the commit. Heads are taken in the order of their ids, so that two transactions never wait for each other.
 */
create function history_append(actor uuid, entries json) returns json
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '2s' as $$
#variable_conflict use_column
declare
  entry record;
  head history_head;
  added history;
  answer json[] := '{}';
begin
  if current_setting('hub.recorded', true) = pg_current_xact_id()::text then
    raise exception 'history_append() was called twice in one transaction' using errcode = 'object_not_in_prerequisite_state';
  end if;
  perform set_config('hub.recorded', pg_current_xact_id()::text, true), set_config('hub.appending', 'on', true);
  for entry in
    select e.value, e.ordinality, (e.value->>'stream')::uuid as stream
      from json_array_elements(entries) with ordinality as e (value, ordinality) order by 3, 2
  loop
    if head.stream is distinct from entry.stream then
      if head.stream is not null then
        update history_head set position = head.position, hash = head.hash where stream = head.stream;
      end if;
      select * into head from history_head where stream = entry.stream for update;
      if not found then
        insert into history_head (stream, position) values (entry.stream, 0) on conflict do nothing;
        select * into head from history_head where stream = entry.stream for update;
      end if;
      -- With the head in hand, so that time runs with the positions.
      added.at := hub_now();
    end if;
    added.stream := entry.stream;
    added.position := head.position + 1;
    added.actor := history_append.actor;
    added.behalf := (entry.value->>'behalf')::uuid;
    added.kind := entry.value->>'kind';
    added.subject_type := entry.value->>'subjectType';
    added.subject := (entry.value->>'subject')::uuid;
    added.audience := array(select distinct given collate "C" from json_array_elements_text(entry.value->'audience') as keys (given) order by 1);
    added.facts := entry.value->'facts';
    added.previous := head.hash;
    added.hash := history_hash(added.stream, added.position, added.at, added.actor, added.behalf, added.kind, added.subject_type,
      added.subject, added.audience, added.previous, added.facts);
    insert into history values (added.*);
    head.position := added.position;
    head.hash := added.hash;
    answer[entry.ordinality] := json_build_object('stream', added.stream, 'position', added.position, 'hash', encode(added.hash, 'hex'));
  end loop;
  if head.stream is not null then
    update history_head set position = head.position, hash = head.hash where stream = head.stream;
  end if;
  perform set_config('hub.appending', 'off', true);
  return array_to_json(answer);
end $$;

-- What is wrong with one stream, or with all of them: no row, no fault.
create function history_verify(only_stream uuid default null) returns table (stream uuid, "position" bigint, fault text)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with chain as (
    select h.*, lag(h.position, 1, 0::bigint) over w as position_before, lag(h.hash) over w as hash_before, lead(h.position) over w as position_after
      from history h where only_stream is null or h.stream = only_stream
    window w as (partition by h.stream order by h.position)
  ), heads as (
    select * from history_head h where only_stream is null or h.stream = only_stream
  )
  select c.stream, c.position, f.fault
    from chain c
    cross join lateral (values
      ('POSITION', c.position <> c.position_before + 1),
      ('PREVIOUS', c.previous is distinct from c.hash_before),
      ('FORM', not history_audience_valid(c.audience) or c.kind !~ '^[a-z_]+([.][a-z_]+)+$' or c.subject_type !~ '^[A-Z][A-Za-z]{0,63}$'
        or json_typeof(c.facts) <> 'object'),
      ('HASH', c.hash <> history_hash(c.stream, c.position, c.at, c.actor, c.behalf, c.kind, c.subject_type, c.subject, c.audience, c.previous, c.facts))
    ) as f (fault, found)
    where f.found
  union all
  select coalesce(l.stream, h.stream), coalesce(l.position, h.position), 'HEAD'
    from (select * from chain where position_after is null) l full join heads h on h.stream = l.stream
    where l.position is distinct from h.position or l.hash is distinct from h.hash
  order by 1, 2, 3
$$;
    `);
  }
  async down() {
    throw new Error('Migrations only go forward: restore a backup to go back.');
  }
}
