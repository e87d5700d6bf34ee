import type pg from 'pg';

type Places = { a: string; b: string; outside: string; real: string; project: string; neighbour: string; third: string };

/** Events of every project in each kind and state, near the clock and far from it, with registrations and attendance of everybody. */
export async function addEvents(pool: pg.Pool, { a, b, outside, real, project, neighbour, third }: Places): Promise<void> {
  await pool.query(`
    insert into dissemination_event (id, project_id, organisation_id, kind, state, title_fi, title_sv, title_en, description, date, starts_at, ends_at, place, channel, join_address, nationwide,
        capacity, registration_closes_at, published, minutes, recording_url, reach, other_attendees, reason, return_reason, reported_by_id, reported_at, approved_by_id, approved_at, own_check, demonstration)
      select md5('event ' || p.turn || ' ' || n)::uuid, p.project, case when p.turn = 3 then ${real} else (array[${a}, ${b}, ${outside}])[1 + n % 3] end, x.kind, x.state,
        'Tapahtuma ' || n, case when n % 2 = 0 then 'Evenemang ' || n end, case when n % 3 = 0 then 'Åbo event' end, case when n % 4 = 0 then '# Kuvaus' end, case when x.dated then '2024-11' end,
        x.starts, x.starts + interval '3 hours', 'Paikka', case when n % 2 = 1 then 'Teams' end, 'https://example.test/' || n, n % 3 = 0,
        case when n % 4 = 1 and not x.dated then 5 end, case when n % 5 = 0 and not x.dated then x.starts - interval '2 days' end, n % 2 = 0, case when n % 2 = 0 then 90 end, null,
        case when x.dated then n * 10 end, n, 'Syy', case when n % 3 = 1 then 'Kesken' end,
        case when x.reported then (select id from person where email = (array['partner.a@demo.test', 'partner.b@demo.test', 'coordinator@demo.test', 'provider@demo.test'])[1 + n % 4]) end, case when x.reported then x.starts + interval '2 days' end,
        case when x.state = 'APPROVED' then (select id from person where email = 'coordinator@demo.test') end, case when x.state = 'APPROVED' then x.starts + interval '3 days' end, n % 7 = 0, p.turn < 3
      from (values (1, ${project}), (2, ${neighbour}), (3, ${third})) p (turn, project) cross join generate_series(1, 24) n
      cross join lateral (select (enum_range(null::event_kind))[1 + n % 7] as kind, (enum_range(null::event_state))[1 + (n + n / 7) % 7] as state) y
      cross join lateral (select y.kind, y.state, y.kind in ('PUBLICATION', 'NEWSLETTER', 'CONSULTATION') as dated, y.state in ('REPORTED', 'APPROVED') as reported,
        hub_now() + (n / 2 - 6) * interval '1 day' as starts) x;
    insert into dissemination_event_region (event_id, region_id)
      select e.id, r.id from dissemination_event e join region r on (abs(hashtext(e.id::text)) + r.code::int) % 6 = 0 where not e.nationwide and e.title_fi like 'Tapahtuma %';
    insert into event_material (id, event_id, material_id, material_version_id, "position")
      select md5('shown ' || e.id || m.id)::uuid, e.id, m.id, m.current_version_id, m.turn from dissemination_event e
        join (select m.*, row_number() over (order by title, id) as turn from material m) m on m.project_id = e.project_id and (m.turn + abs(hashtext(e.id::text))) % 9 = 0 where e.title_fi like 'Tapahtuma %'
      on conflict do nothing;
    insert into event_registration (id, event_id, organisation_id, project_id, participants, wishes, registered_by_id, registered_at, withdrawn_at)
      select md5('registered ' || e.id || o.id)::uuid, e.id, o.id, e.project_id, 1 + o.n, 'Toive', (select person_id from membership where organisation_id = o.id order by id limit 1), hub_now() - o.n / 2 * interval '1 hour',
        case when (o.n + abs(hashtext(e.id::text))) % 4 = 0 then hub_now() end
      from dissemination_event e cross join (values (1, ${a}), (2, ${b}), (3, ${outside}), (4, ${real})) o (n, id)
      where e.title_fi like 'Tapahtuma %' and e.date is null and (abs(hashtext(e.id::text)) / 8 + o.n) % 3 = 0;
    insert into event_invitation (id, event_id, organisation_id, project_id, note, sent_at, sent_by_id)
      select md5('invited ' || e.id || o.id)::uuid, e.id, o.id, e.project_id, case when o.n = 2 then 'Tervetuloa' end, hub_now() - o.n * interval '1 hour', (select id from person where email = 'coordinator@demo.test')
      from dissemination_event e cross join (values (1, ${a}), (2, ${b}), (3, ${outside}), (4, ${real})) o (n, id)
      where e.title_fi like 'Tapahtuma %' and e.date is null and (abs(hashtext(e.id::text)) / 16 + o.n) % 3 < 2;
    insert into event_attendance (id, event_id, organisation_id, project_id, role, count)
      select md5('came ' || e.id || o.id || r)::uuid, e.id, o.id, e.project_id, r, o.n from dissemination_event e cross join (values (1, ${a}), (2, ${b}), (3, ${outside}), (4, ${real})) o (n, id)
      cross join unnest(array['TEACHER', 'OTHER']::attendee_role[]) r where e.title_fi like 'Tapahtuma %' and e.date is null and (abs(hashtext(e.id::text)) / 64 + o.n) % 3 = 0;
    insert into notification (id, organisation_id, kind, subject_type, subject_id, facts, created_at)
      select md5('told ' || e.id)::uuid, e.organisation_id, 'EVENT_REPORT_DUE', 'DisseminationEvent', e.id, json_build_object('eventId', e.id), hub_now() - interval '3 hours' from dissemination_event e where e.state = 'HELD';
  `);
}
