/** A job fails for good after so many attempts. */
export const MOST_ATTEMPTS = 10;
/** So long a done job is kept to be looked at. */
const KEPT = '30 days';

export const ENQUEUE = `
insert into job (name, payload, key, run_at) values ($1, $2, $3, coalesce($4, clock_timestamp())) on conflict (name, key) do nothing`;

// A job whose holder let its time pass is taken over; one that was lost so again and again has something that kills processes.
export const CLAIM = `
update job set
  state = case when attempts < ${MOST_ATTEMPTS} then 'RUNNING'::job_state else 'FAILED' end,
  held_until = case when attempts < ${MOST_ATTEMPTS} then clock_timestamp() + make_interval(secs => $2) end,
  finished_at = case when attempts < ${MOST_ATTEMPTS} then null else clock_timestamp() end,
  last_error = case when state = 'RUNNING' then 'The process that ran it was lost' else last_error end,
  attempts = least(attempts + 1, ${MOST_ATTEMPTS})
where id = (
  select id from job where state in ('WAITING', 'RUNNING') and coalesce(held_until, run_at) <= clock_timestamp() and name = any($1)
   order by coalesce(held_until, run_at) limit 1 for update skip locked)
returning id, name, payload, attempts, state`;

// The number of the attempt says whose it is: a process that was given up by the others changes nothing any more.
const MINE = `where id = $1 and attempts = $2 and state = 'RUNNING'`;
export const HOLD = `update job set held_until = clock_timestamp() + make_interval(secs => $3) ${MINE}`;
export const FINISH = `update job set state = 'DONE', held_until = null, finished_at = clock_timestamp() ${MINE}`;
export const RELEASE = `update job set state = 'WAITING', held_until = null, attempts = attempts - 1, run_at = clock_timestamp() ${MINE}`;
export const FAIL = `
update job set
  state = case when attempts < ${MOST_ATTEMPTS} then 'WAITING'::job_state else 'FAILED' end,
  finished_at = case when attempts < ${MOST_ATTEMPTS} then null else clock_timestamp() end,
  run_at = case when attempts < ${MOST_ATTEMPTS} then clock_timestamp() + least(interval '1 hour', interval '5 seconds' * 2 ^ (attempts - 1)) else run_at end,
  held_until = null, last_error = $3
${MINE}`;

/** The next time that the clocks of Finland show the hour: asked for by every process, put down by one. */
export const PLAN_NIGHT = `
insert into job (name, key, run_at)
select $1, 'night ' || (run_at at time zone 'Europe/Helsinki')::date, run_at from (
  select ((clock_timestamp() at time zone 'Europe/Helsinki')::date + days + $2::time) at time zone 'Europe/Helsinki' as run_at
    from generate_series(0, 1) days) x
where run_at > clock_timestamp() order by run_at limit 1
on conflict (name, key) do nothing`;
export const SWEEP = `delete from job where state = 'DONE' and finished_at < clock_timestamp() - interval '${KEPT}'`;
