import { randomUUID } from 'node:crypto';
import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { and, render, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { proven, type AdoptionStage } from '../adoptions/stages.ts';
import { Material } from '../materials/material.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { inRegions } from '../organisations/organisation.policy.ts';
import { Project } from '../projects/project.entity.ts';
import { Theme } from '../projects/theme.entity.ts';
import { draw } from './draw.ts';
import { VerificationMethod, VerificationSample } from './sample.entity.ts';
import { sampleAudience } from './verification.history.ts';
import type { DrawSampleInput } from './verification.inputs.ts';
import { drawSample } from './verification.policy.ts';

type Drawable = { id: string; stage: AdoptionStage };

/** How the coordinator draws whom it looks at. */
export class SampleService {
  constructor(private readonly database: Database) {}

  /** Draws a sample once: the seed is the server's, and what it was drawn from is kept with it. */
  draw(viewer: Viewer, input: DrawSampleInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const project = await tx.find(Project, input.projectId, 'projectId');
      const authorised = () => authorise(drawSample(viewer, project.id));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const stages = stagesOf(input);
        const found = await population(tx, viewer, project.id, input, stages);
        const size = sizeOf(input, found.length);
        const seed = randomUUID();
        const ids = found.map(({ id }) => id);
        const id = (await tx.insert(VerificationSample, {
          ...{ projectId: project.id, size, percent: input.percent ?? null, seed, method: VerificationMethod.SHA256_RANK },
          ...{ stages, themes: input.themes ?? null, regions: input.regions ?? null },
          ...{ regionUnknown: input.regionUnknown ?? false, population: ids, populationSize: ids.length },
          ...{ drawnById: viewer.personId!, drawnAt: tx.now() },
        }))!;
        const stageOf = new Map(found.map((one) => [one.id, one.stage]));
        const drawn = draw(seed, ids, size);
        await tx.manager.query(
          `insert into verification_sample_item (sample_id, project_id, adoption_id, "position", stage)
             select $1, $2, x.id, x.n, x.stage from unnest($3::uuid[], $4::adoption_stage[]) with ordinality x (id, stage, n)`,
          [id, project.id, drawn, drawn.map((one) => stageOf.get(one))],
        );
        tx.record('verification.sample_drawn', {
          stream: project.id,
          subjectType: 'VerificationSample',
          subject: id,
          audience: sampleAudience,
          facts: { seed, size, populationSize: ids.length },
        });
        return { id };
      });
    });
  }
}

function stagesOf({ stages }: DrawSampleInput): AdoptionStage[] {
  if (!stages) return [...proven];
  if (!stages.length) throw badInput('stages', 'REQUIRED');
  if (!stages.every((stage) => proven.includes(stage))) throw badInput('stages', 'NOTHING_TO_VERIFY');
  return proven.filter((stage) => stages.includes(stage));
}

/** Whom a sample may meet, in the order of their ids. */
function population(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  { themes, regions, regionUnknown }: DrawSampleInput,
  stages: readonly AdoptionStage[],
): Promise<Drawable[]> {
  const located = inRegions({ regionId: sql`o.region_id` }, { regions, regionUnknown }, viewer) as Sql | undefined;
  const asked = and(
    sql`a.project_id = ${projectId} and a.stage = any(${stages}::adoption_stage[])`,
    themes &&
      sql`exists (select 1 from ${visible(Material, viewer)} m join ${visible(Theme, viewer)} t on t.id = m.theme_id where m.id = a.material_id and t.code = any(${themes}))`,
    located && sql`exists (select 1 from ${visible(Organisation, viewer)} o where o.id = a.organisation_id and ${located})`,
  ) as Sql;
  const { text, values } = render(trusted`select a.id, a.stage from ${visible(Adoption, viewer)} a where ${asked} order by a.id`);
  return tx.manager.query(text, values);
}

function sizeOf({ size, percent }: DrawSampleInput, there: number): number {
  if ((size ?? null) === null && (percent ?? null) === null) throw badInput('size', 'REQUIRED');
  if ((size ?? null) !== null && (percent ?? null) !== null) throw badInput('percent', 'ONE_OR_THE_OTHER');
  if (there === 0) throw badInput('stages', 'NOTHING_THERE');
  const most = Math.min(there, limits.sample);
  if (typeof size === 'number') {
    if (size < 1 || size > most) throw badInput('size', 'OUT_OF_RANGE', { min: 1, max: most });
    return size;
  }
  if (percent! < 1 || percent! > 100) throw badInput('percent', 'OUT_OF_RANGE', { min: 1, max: 100 });
  const drawn = Math.ceil((there * percent!) / 100);
  if (drawn > most) throw badInput('percent', 'TOO_MANY', { most });
  return drawn;
}
