import { awaited, invitationWaits } from './dissemination.ts';
import { isWaiting } from './follow-up.ts';
import { holdsOn } from './asker.ts';
import type { Asking } from './asking.ts';
import { isMergedOn, isOutspoken, mergersOf, partsOf, telling } from './mergers.ts';
import type { Row, World } from './rows.ts';
import { inUse, isVerified, maintainerOf, problemsOpen, stateOf } from './states.ts';
import { evidenceMissing, itemState, requestState } from './verification.ts';
import { isOutdated } from './versions.ts';

export const count = <T>(rows: readonly T[], holds: (row: T) => boolean) => rows.filter(holds).length;

/** Adoptions by stage, in the order of the path. */
export function summary(asking: Asking, adoptions: readonly Row[]) {
  const seen = asking.seen(adoptions);
  return asking.world.enums
    .get('adoption_stage')!
    .map((stage) => ({ stage, count: count(seen, (adoption) => adoption['stage'] === stage) }))
    .filter((row) => row.count > 0);
}

/** How many use a material, to those in the project that has it in care; after a merger each provider counts once. */
export const inUseCount = (asking: Asking, { id, projectId }: Row) =>
  asking.asker.positions.has(projectId)
    ? count([...telling(asking.world, asking.seen(asking.world.table.Adoption.where('materialId', id))).keys()], ({ stage }) =>
        inUse(stage),
      )
    : null;

/** The providers that a project counts on a day: licensed, of its own population, members or not, and not merged as far as was known. */
export function population(
  world: World,
  projectId: string | null,
  day: string,
  mergers = mergersOf(world, null),
): readonly Row[] {
  const { table } = world;
  const project = table.Project.find(projectId);
  const merged = new Set(mergers.filter((merger) => isMergedOn(day, merger)).map(({ organisationId }) => organisationId));
  return table.Organisation.rows.filter(
    (organisation) =>
      organisation['kind'] === 'PROVIDER' &&
      organisation['demonstration'] === project?.['demonstration'] &&
      !merged.has(organisation.id) &&
      table.Licence.where('organisationId', organisation.id).some((licence) => holdsOn(day, licence)),
  );
}

/** Whether the whole country's figures hold it: all but Åland, and what has no known region. */
export const inCountry = ({ table }: World, provider: Row) => table.Region.find(provider['regionId'])?.['counted'] ?? true;

/** Where a material is in use, for those inside its project: the largest share first. */
export function regionsOf(asking: Asking, material: Row) {
  const { world, rights } = asking;
  if (rights.position(material['projectId']) === undefined) return [];
  const seen = asking.seen(world.table.Adoption.where('materialId', material.id));
  const uses = (provider: Row) => {
    const words = partsOf(world, provider, world.today).flatMap(({ organisation, since }) =>
      seen
        .filter((adoption) => adoption['organisationId'] === organisation.id)
        .map((adoption) => ({ stage: adoption['stage'] as string, from: adoption['effectiveDate'] as string, adoption, since })),
    );
    return words.some((word) => inUse(word.stage) && !isOutspoken(word, words));
  };
  const groups = Map.groupBy(
    population(world, material['projectId'], world.today),
    (provider) => provider['regionId'] as string | null,
  );
  return [...groups]
    .map(([id, providers]) => ({
      region: world.table.Region.find(id) ?? null,
      inUse: count(providers, uses),
      providers: providers.length,
    }))
    .sort(
      (a, b) =>
        b.inUse * a.providers - a.inUse * b.providers ||
        b.inUse - a.inUse ||
        ((a.region?.['code'] ?? '~') < (b.region?.['code'] ?? '~') ? -1 : 1),
    )
    .slice(0, 30);
}

/** The figures of a project's dashboard; for those inside it only. */
export function figures(asking: Asking, project: Row) {
  const { world, asker, rights } = asking;
  if (rights.position(project.id) === undefined) return null;
  const providers = population(world, project.id, world.today).filter((provider) => inCountry(world, provider));
  const adoptions = asking.seen(world.table.Adoption.where('projectId', project.id));
  const materials = asking.seen(world.table.Material.where('projectId', project.id));
  const used = adoptions.filter((adoption) => inUse(adoption['stage']));
  const among = (rows: readonly Row[], provider: Row) =>
    partsOf(world, provider, world.today).some(({ organisation }) =>
      rows.some((adoption) => adoption['organisationId'] === organisation.id),
    );
  const old = (adoption: Row) => adoption['confirmedAt'] <= world.sixMonthsAgo;
  const own = adoptions.filter((adoption) => asker.providerId !== null && adoption['organisationId'] === asker.providerId);
  const maintained = materials.filter(
    (material) => asker.organisationId !== null && maintainerOf(world, material) === asker.organisationId,
  );
  const events = asking.seen(world.table.DisseminationEvent.where('projectId', project.id));
  const requests = asking.seen(world.table.VerificationRequest.where('projectId', project.id));
  const due = (material: Row) => stateOf(asking, material) === 'REVIEW_DUE';
  const isAsked = ({ id }: Row) =>
    asking
      .seen(world.table.MaterialHandover.where('materialId', id))
      .some(({ state, toId }) => state === 'OPEN' && toId === asker.organisationId);
  const uses = [...Map.groupBy(used, (adoption) => adoption['materialId'] as string)].sort(
    ([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1),
  );
  return {
    providers: providers.length,
    partners: count(world.table.Partnership.where('projectId', project.id), (partnership) => holdsOn(world.today, partnership)),
    providersWithData: count(providers, (provider) => among(adoptions, provider)),
    providersWithUse: count(providers, (provider) => among(used, provider)),
    materials: materials.length,
    materialsUnconfirmed: count(materials, (material) => material['currentVersionId'] === null),
    materialsOrphaned: count(materials, (material) => stateOf(asking, material) === 'ORPHANED'),
    materialsReviewDue: count(materials, due),
    materialsInUse: count(materials, ({ id }) => used.some((adoption) => adoption['materialId'] === id)),
    adoptionsInUse: used.length,
    adoptionsVerified: count(used, isVerified),
    adoptionsNotConfirmedLately: count(adoptions, old),
    ownInUse: count(own, (adoption) => inUse(adoption['stage'])),
    ownPiloting: count(own, (adoption) => adoption['stage'] === 'PILOT'),
    ownUndeclared: asker.providerId
      ? count(
          materials,
          ({ id, currentVersionId, status }) =>
            currentVersionId !== null && status !== 'ARCHIVED' && !own.some((adoption) => adoption['materialId'] === id),
        )
      : 0,
    ownNotConfirmedLately: count(own, old),
    ownEvidenceMissing: count(own, (adoption) => evidenceMissing(asking, adoption) === true),
    ownUpdates: count(own, (adoption) => isOutdated(asking, adoption)),
    ownEvidenceAsked: count(
      requests,
      (request) => request['organisationId'] === asker.providerId && requestState(world, request) === 'WAITING',
    ),
    evidenceAnswered: count(requests, (request) => requestState(world, request) === 'ANSWERED'),
    samplesOpen: count(
      asking.seen(world.table.VerificationSampleItem.where('projectId', project.id)),
      (item) => itemState(world, item) === 'OPEN',
    ),
    ownMaintained: maintained.length,
    ownReviewDue: count(maintained, due),
    ownHandovers: count(materials, isAsked),
    ownProblems: count(maintained, (material) => problemsOpen(world, material).length > 0),
    materialsWithProblems: count(materials, (material) => problemsOpen(world, material).length > 0),
    ownEventReports: count(events, (event) => awaited(world, event) && asker.providerId === event['organisationId']),
    eventReports: count(events, ({ state }) => state === 'REPORTED'),
    ownFollowUps: count(
      asking.seen(world.table.FollowUp.where('projectId', project.id)),
      (followUp) => asker.providerId === followUp['organisationId'] && isWaiting(world, followUp),
    ),
    ownInvitations: count(events, (event) => invitationWaits(asking, event)),
    topMaterials: uses.slice(0, 5).map(([id, rows]) => ({
      material: asking.one('Material', id),
      inUse: rows.length,
      recent: count(rows, (adoption) => adoption['declaredAt'] > world.thirtyDaysAgo),
    })),
  };
}
