import { NotificationKind } from '../../features/notifications/notification.entity.ts';
import { draw } from '../../features/verification/draw.ts';
import type { Db } from '../../platform/loading/merge.ts';
import { cast, type People } from './people.ts';
import { named, type Institution } from './institutions.ts';
import { Random } from './random.ts';

// Of its own, so that what is made besides stays as it is.
const SEED = 20_241_810;
const SAMPLE_SEED = '20240902-aa51-4177-8c0f-fee0ddba11f0';
const DRAWN_AT = '2024-09-02 10:15 Europe/Helsinki';
const SIZE = 24;
const PROVEN = `('PILOT', 'IN_USE', 'ESTABLISHED')`;

/**
 * What the coordinator has looked at: a verdict for each stage that is verified, a sample under way, and a question that waits for
 * partner A. No adoption's verified stage changes by it.
 */
export async function makeVerification(
  db: Db,
  projectId: string,
  { institutions, people }: { institutions: readonly Institution[]; people: People },
): Promise<void> {
  const random = new Random(SEED);
  const [coordinator, partner] = [named(institutions, cast.coordinator), named(institutions, cast.partnerA)];
  const decider = people.account('coordinator');
  await db.query(
    `insert into verification (id, project_id, organisation_id, adoption_id, declaration_id, verdict, stage, decided_by_id, decided_at)
     select md5('verification ' || a.id)::uuid, a.project_id, a.organisation_id, a.id, d.id, 'VERIFIED', a.verified_stage, $2, a.verified_at
       from adoption a cross join lateral (select d.id from adoption_declaration d where d.adoption_id = a.id and d.recorded_at <= a.verified_at
         order by d.number desc limit 1) d
      where a.project_id = $1 and a.verified_at is not null`,
    [projectId, decider],
  );

  const { rows: population } = await db.query(
    `select a.id, a.stage from adoption a where a.project_id = $1 and a.stage in ${PROVEN} and a.declared_at < $2::timestamptz order by a.id`,
    [projectId, DRAWN_AT],
  );
  const ids = population.map(({ id }) => id as string);
  if (ids.length < SIZE) return;
  const sampleId = random.id();
  await db.query(
    `insert into verification_sample (id, project_id, size, seed, method, stages, population, population_size, drawn_by_id, drawn_at)
     values ($1, $2, $3, $4, 'SHA256_RANK', array['PILOT', 'IN_USE', 'ESTABLISHED'], $5, $6, $7, $8)`,
    [sampleId, projectId, SIZE, SAMPLE_SEED, ids, ids.length, decider, DRAWN_AT],
  );
  const drawn = draw(SAMPLE_SEED, ids, SIZE);
  await db.query(
    `insert into verification_sample_item (id, sample_id, project_id, adoption_id, "position", stage)
     select x.id, $1, $2, a.id, x.n, a.stage from unnest($3::uuid[], $4::uuid[]) with ordinality x (adoption_id, id, n) join adoption a on a.id = x.adoption_id`,
    [sampleId, projectId, drawn, drawn.map(() => random.id())],
  );
  // Of those it met and that were not verified before: every second is looked at by now, in the order of the draw.
  const { rows: open } = await db.query(
    `select i.adoption_id, a.organisation_id, (select d.id from adoption_declaration d where d.adoption_id = a.id order by d.number desc limit 1) as declaration_id
       from verification_sample_item i join adoption a on a.id = i.adoption_id
      where i.sample_id = $1 and a.verified_at is null and a.organisation_id <> $2 order by i."position"`,
    [sampleId, coordinator.id],
  );
  for (const [index, { adoption_id, organisation_id, declaration_id }] of open.entries()) {
    if (index % 2) continue;
    const unclear = index % 4 === 0;
    await db.query(
      `insert into verification (id, project_id, organisation_id, adoption_id, declaration_id, sample_id, verdict, note, decided_by_id, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '2024-10-10 13:20 Europe/Helsinki')`,
      [
        ...[random.id(), projectId, organisation_id, adoption_id, declaration_id, sampleId],
        ...(unclear
          ? ['UNCLEAR', 'Esittelyä varten tuotettu: näytöstä ei selviä, missä yksiköissä mallia käytetään.']
          : ['NOT_VERIFIED', 'Esittelyä varten tuotettu: linkin takana oleva sivu kertoo vasta suunnitelmasta.']),
        decider,
      ],
    );
  }

  const {
    rows: [asked],
  } = await db.query(
    `select a.id, a.material_id from adoption a where a.project_id = $1 and a.organisation_id = $2 and a.stage in ${PROVEN} and a.verified_at is null order by a.declared_at desc, a.id limit 1`,
    [projectId, partner.id],
  );
  if (!asked) return;
  await db.query(
    `insert into verification_request (id, project_id, organisation_id, adoption_id, question, due_on, asked_by_id, asked_at)
     values ($1, $2, $3, $4, $5, '2024-10-25', $6, '2024-10-14 14:05 Europe/Helsinki')`,
    [
      ...[random.id(), projectId, partner.id, asked.id],
      ...['Esittelyä varten tuotettu: missä yksiköissä mallia käytetään, ja montako henkilöä on koulutettu?', decider],
    ],
  );
  await db.query(
    `insert into notification (id, organisation_id, kind, subject_type, subject_id, facts, created_at)
     values ($1, $2, $3, 'Adoption', $4, $5, '2024-10-14 14:05 Europe/Helsinki')`,
    [
      ...[random.id(), partner.id, NotificationKind.EVIDENCE_ASKED, asked.id],
      JSON.stringify({ materialId: asked.material_id, dueOn: '2024-10-25' }),
    ],
  );
}
