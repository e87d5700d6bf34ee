import { AdoptionStage, demands, proven } from '../../features/adoptions/stages.ts';
import { insertRows, type Db, type Row } from '../../platform/loading/merge.ts';
import type { CaredMaterial } from './care.ts';
import { dayAfter, LAST_DAY, momentOf, workingDay } from './clock.ts';
import { LICENCE_ENDED, type Institution } from './institutions.ts';
import { stagesTo, stepsOf, type Step } from './journeys.ts';
import { cast, type People } from './people.ts';
import type { Partnership } from './project.ts';
import type { Random } from './random.ts';
import { evidenceOf } from './words.ts';

/** Institutions that have said nothing of any material: no data is not zero. */
const silent = ['Esimerkkiopisto Kainuu', 'Esimerkkiopisto Etelä-Savo Länsi', 'Esimerkkiopisto Uusimaa Keskus'];
/** Institutions to which nothing of a theme applies: they leave its denominator. */
const notConcerned = new Map([
  ['Esimerkkiopisto Pohjois-Karjala Länsi', 'LEARNING_ANALYTICS'],
  ['Esimerkkiopisto Varsinais-Suomi Länsi', 'DATA_COMPETENCE'],
]);
/** What is read rather than taken into use. */
const readOnly = ['ARTICLE', 'OTHER'];

/** How far an institution goes with a theme, as a place on the path, and how often. */
const partnerGoals = [
  [6, 32],
  [5, 32],
  [4, 14],
  [3, 12],
  [2, 10],
] as const;
const outsideGoals = [
  [6, 6],
  [5, 22],
  [4, 14],
  [3, 20],
  [2, 38],
] as const;

type Made = { adoptions: Row[]; declarations: Row[]; evidence: Row[] };

/** Makes what the institutions have taken into use, with every declaration that led there, and answers how many adoptions each has. */
export async function makeAdoptions(
  db: Db,
  random: Random,
  projectId: string,
  {
    institutions,
    partnerships,
    materials,
    people,
  }: {
    institutions: readonly Institution[];
    partnerships: readonly Partnership[];
    materials: readonly CaredMaterial[];
    people: People;
  },
): Promise<Map<string, number>> {
  const members = new Set(partnerships.map((partnership) => partnership.organisation_id));
  const made: Made = { adoptions: [], declarations: [], evidence: [] };
  const counts = new Map<string, number>();

  for (const institution of institutions) {
    if (institution.kind !== 'PROVIDER' || silent.includes(institution.name_fi)) continue;
    const member = members.has(institution.id);
    const goals = new Map<string, number>();
    const before = made.adoptions.length;
    for (const material of materials) {
      const notTheirs = notConcerned.get(institution.name_fi) === material.theme;
      if (!goals.has(material.theme)) goals.set(material.theme, random.weighted(member ? partnerGoals : outsideGoals));
      if (!notTheirs && !random.chance(member ? 0.82 : 0.56)) continue;
      const goal = readOnly.includes(material.kind)
        ? Math.min(
            random.weighted([
              [1, 6],
              [2, 3],
              [5, 1],
            ]),
            goals.get(material.theme)!,
          )
        : goals.get(material.theme)!;
      const reached = Math.min(
        goal,
        random.weighted([
          [1, 1],
          [2, 2],
          [3, 2],
          [4, 3],
          [5, 8],
          [6, 5],
        ]),
      );
      const stages = notTheirs ? [AdoptionStage.AWARE, AdoptionStage.NOT_APPLICABLE] : stagesTo(random, reached);
      const steps = stepsOf(random, stages, LICENCE_ENDED.get(institution.name_fi) ?? LAST_DAY);
      add(made, random, steps, { projectId, institution, material, declaredById: people.editorOf(institution) });
    }
    if (made.adoptions.length > before) counts.set(institution.id, made.adoptions.length - before);
  }
  await write(db, made);
  return counts;
}

function add(
  made: Made,
  random: Random,
  steps: readonly Step[],
  of: { projectId: string; institution: Institution; material: CaredMaterial; declaredById: string },
) {
  const { institution, material } = of;
  const owner = { project_id: of.projectId, organisation_id: institution.id };
  const common = { ...owner, material_id: material.id, material_version_id: material.versionId };
  const id = random.id();
  const moments = steps.map((step) => momentOf(step.recorded, random.between(8, 15), random.between(0, 59)));

  for (const [index, step] of steps.entries()) {
    const declarationId = random.id();
    made.declarations.push({
      ...{ id: declarationId, adoption_id: id, ...common, number: index + 1, previous_stage: step.from, stage: step.to },
      ...{ effective_date: step.effective, recorded_at: moments[index], declared_by_id: of.declaredById },
    });
    const words = evidenceOf(random, step, demands(step.from, step.to), institution.swedish);
    if (words) made.evidence.push({ id: random.id(), declaration_id: declarationId, ...owner, ...words });
  }

  const last = steps.at(-1)!;
  made.adoptions.push({
    ...{ id, ...common, stage: last.to, effective_date: last.effective, version: steps.length },
    ...{ created_at: moments[0], declared_at: moments.at(-1), confirmed_at: moments.at(-1), updated_at: moments.at(-1) },
    // Nobody verifies their own.
    ...(institution.name_fi !== cast.coordinator && verification(random, steps)),
  });
}

/** What the coordinator's sample found: mostly the declared stage, sometimes the one before it, when that was the last to be looked at. */
function verification(random: Random, steps: readonly Step[]): Row | false {
  const [before, last] = [steps.at(-2), steps.at(-1)!];
  if (!proven.includes(last.to) || !random.chance(0.52)) return false;
  const earlier = before && proven.includes(before.to) && before.recorded < last.recorded && random.chance(0.3) ? before : last;
  const day = workingDay(dayAfter(earlier.recorded, random.between(3, 60)));
  const latest = earlier === last ? LAST_DAY : dayAfter(last.recorded, -1);
  const at = momentOf(day > latest ? latest : day, 16, random.between(0, 59));
  return earlier === last
    ? { verified_stage: last.to, verified_at: at, updated_at: at }
    : { verified_stage: earlier.to, verified_at: at };
}

async function write(db: Db, made: Made): Promise<void> {
  const owner = { project_id: 'uuid', organisation_id: 'uuid' };
  const common = {
    id: 'uuid',
    ...owner,
    material_id: 'uuid',
    material_version_id: 'uuid',
    stage: 'adoption_stage',
    effective_date: 'date',
  };
  await insertRows(
    db,
    'adoption',
    {
      ...{ ...common, version: 'integer', created_at: 'timestamptz', declared_at: 'timestamptz', confirmed_at: 'timestamptz' },
      ...{ updated_at: 'timestamptz', verified_stage: 'adoption_stage', verified_at: 'timestamptz' },
    },
    made.adoptions,
  );
  await insertRows(
    db,
    'adoption_declaration',
    {
      ...common,
      adoption_id: 'uuid',
      number: 'integer',
      previous_stage: 'adoption_stage',
      recorded_at: 'timestamptz',
      declared_by_id: 'uuid',
    },
    made.declarations,
  );
  await insertRows(
    db,
    'adoption_evidence',
    {
      ...{
        id: 'uuid',
        declaration_id: 'uuid',
        ...owner,
        shared: 'boolean',
        reason: 'text',
        note: 'text',
        text: 'text',
        link: 'text',
      },
      ...{
        decision: 'text',
        decision_date: 'date',
        persons_trained: 'integer',
        units: 'text',
        responsible: 'text',
        target_date: 'date',
      },
      ...{ permanent_owner: 'text', renewal_date: 'date' },
    },
    made.evidence,
  );
}
