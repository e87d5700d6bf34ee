import type { DataSource } from 'typeorm';
import { adoptionAudience } from '../../features/adoptions/adoption.history.ts';
import { FUNDER_CODE } from '../../features/organisations/register.load.ts';
import { partnershipAudience } from '../../features/partnerships/partnership.history.ts';
import { projectAudience } from '../../features/projects/project.history.ts';
import { loadInTransaction, type LoadHistory } from '../../platform/loading/transaction.ts';
import { makeAdoptions } from './adoptions.ts';
import { takeIntoCare } from './care.ts';
import { startClock } from './clock.ts';
import { bringSpreadsheet } from './imports.ts';
import { makeEvents } from './events.ts';
import { makeComments } from './comments.ts';
import { makeInstitutions, named } from './institutions.ts';
import { arrangeMaintenance } from './maintenance.ts';
import { cast, makePeople } from './people.ts';
import { makePartnerships, makeProject, makeWorkPackages, USE_FROM, USE_TO, type Partnership } from './project.ts';
import { Random } from './random.ts';
import { makeVersionsUnderWay } from './versions.ts';

const SEED = 20_241_015;

/** What the seed did: made the demonstration, found it there, or left an installation alone that is in use. */
export type SeedOutcome = 'MADE' | 'THERE_ALREADY' | 'IN_USE';

/**
 * Makes the demonstration on top of the loaded register: institutions, people, a project with partners, and what they have taken into
 * use. The same every time. An installation that has people or projects of its own is left alone.
 */
export function seedDemonstration(dataSource: DataSource, say: (line: string) => void = () => {}): Promise<SeedOutcome> {
  return loadInTransaction<SeedOutcome>(dataSource, async (db, history) => {
    const {
      rows: [found],
    } = await db.query(
      `select demonstration, exists (select 1 from person) or exists (select 1 from project) as used,
              (select id from organisation where register_code = $1) as funder from installation`,
      [FUNDER_CODE],
    );
    if (found.demonstration) return 'THERE_ALREADY';
    if (found.used) {
      say('No demonstration: the database has people or projects of its own');
      return 'IN_USE';
    }
    if (!found.funder) throw new Error('The demonstration needs the register: load it first');

    const random = new Random(SEED);
    await startClock(db);
    const institutions = await makeInstitutions(db, random);
    const projectId = await makeProject(db, random, found.funder);
    const people = await makePeople(db, random, institutions, found.funder, projectId);
    await makeWorkPackages(db, random, projectId, institutions);
    const partnerships = await makePartnerships(db, random, projectId, institutions, people);
    const materials = await takeIntoCare(db, random, projectId, partnerships);
    await arrangeMaintenance(db, { institutions, partnerships, people });
    const counts = await makeAdoptions(db, random, projectId, { institutions, partnerships, materials, people });
    await makeVersionsUnderWay(db, { institutions, partnerships, people });
    await bringSpreadsheet(db, projectId, named(institutions, cast.coordinator).id, people.account('coordinator'));
    await makeComments(db, { institutions, people });
    await makeEvents(db, { projectId, institutions, people });
    await db.query('analyze');

    history.actor = people.account('admin');
    recordBeginning(history, {
      projectId,
      funderId: found.funder,
      behalf: named(institutions, cast.operator).id,
      partnerships,
      counts,
    });
    const adoptions = [...counts.values()].reduce((sum, count) => sum + count, 0);
    say(
      `Made the demonstration: ${institutions.length} institutions, ${partnerships.length} partnerships, ${adoptions} adoptions`,
    );
    return 'MADE';
  });
}

/** The project's history begins with what was brought in: it does not pretend that the past was recorded here. */
function recordBeginning(
  { recorder }: LoadHistory,
  {
    projectId,
    funderId,
    behalf,
    partnerships,
    counts,
  }: {
    projectId: string;
    funderId: string;
    behalf: string;
    partnerships: readonly Partnership[];
    counts: ReadonlyMap<string, number>;
  },
) {
  const common = { stream: projectId, behalf };
  recorder.record({
    ...common,
    kind: 'project.created',
    subjectType: 'Project',
    subject: projectId,
    audience: projectAudience,
    facts: { funderId, useFrom: USE_FROM, useTo: USE_TO },
  });
  for (const { id, organisation_id: organisationId, role, valid_from: validFrom } of partnerships) {
    recorder.record({
      ...common,
      kind: 'partnership.created',
      subjectType: 'Partnership',
      subject: id,
      audience: partnershipAudience,
      facts: { organisationId, role, validFrom },
    });
  }
  for (const [organisationId, count] of counts) {
    recorder.record({
      ...common,
      kind: 'adoption.imported',
      subjectType: 'Organisation',
      subject: organisationId,
      audience: adoptionAudience(organisationId),
      facts: { organisationId, count },
    });
  }
}
