import { idOf, refuseNul, type Asking } from './asking.ts';
import { inRegions, type Places } from './places.ts';
import { pageOf, type PageArguments } from './pages.ts';
import { because, type Refused } from './rights.ts';
import type { Row, World } from './rows.ts';
import { helsinkiDay, inUse } from './states.ts';

const PATH = ['NOT_STARTED', 'AWARE', 'ASSESSING', 'PLANNED', 'PILOT', 'IN_USE', 'ESTABLISHED'];
const proven = (stage: string) => PATH.indexOf(stage) >= 4;
/** Those that stand: what was taken back says nothing any more. */
const declarationsOf = ({ table }: World, { id }: Row) =>
  table.AdoptionDeclaration.where('adoptionId', id).filter(({ withdrawnAt }) => withdrawnAt === null);
const evidenceOf = ({ table }: World, declaration: Row | undefined) =>
  table.AdoptionEvidence.where('declarationId', declaration?.id);
/** The newest declaration: the table has them so. */
const lastOf = (world: World, adoption: Row) => declarationsOf(world, adoption)[0];

/** Whether the asker may say that an own stage holds, and add proof to it. */
function mayKeep({ asker }: Asking, { organisationId }: Row): Refused {
  if (!asker.personId) return because('NOT_SIGNED_IN');
  if (organisationId !== asker.organisationId) return because('NOT_YOUR_ORGANISATION');
  return because(asker.roles.includes('EDITOR') ? null : 'ROLE_CANNOT_EDIT');
}

function coordinates({ asker, rights }: Asking, projectId: string): string | null {
  if (!asker.personId) return 'NOT_SIGNED_IN';
  if (rights.position(projectId) !== 'COORDINATOR') return 'NOT_THE_COORDINATOR';
  return asker.roles.includes('EDITOR') ? null : 'ROLE_CANNOT_EDIT';
}
export const mayDraw = (project: Row, _: unknown, asking: Asking) => because(coordinates(asking, project.id));

function mayVerify(asking: Asking, adoption: Row): Refused {
  const { world, asker } = asking;
  const refused = coordinates(asking, adoption['projectId']);
  if (refused) return because(refused);
  if (!proven(adoption['stage'])) return because('NOTHING_TO_VERIFY');
  const hands = world.table.AdoptionDeclaration.where('adoptionId', adoption.id).flatMap((one) => [
    one['declaredById'],
    ...evidenceOf(world, one).map((evidence) => evidence['addedById']),
  ]);
  return because(hands.includes(asker.personId) ? 'OWN_WORK' : null);
}
function mayAsk(asking: Asking, adoption: Row): Refused {
  const verifying = mayVerify(asking, adoption);
  const waits = asking.world.table.VerificationRequest.where('adoptionId', adoption.id).some(
    (request) => requestState(asking.world, request) === 'WAITING',
  );
  return verifying.allowed ? because(waits ? 'REQUESTED_ALREADY' : null) : verifying;
}

/** Whether proof is missing, told to those who read all of it. */
export function evidenceMissing(asking: Asking, adoption: Row): boolean | null {
  const position = asking.rights.position(adoption['projectId']);
  const own = asking.asker.providerId !== null && adoption['organisationId'] === asking.asker.providerId;
  if (!own && (position === undefined || position === 'PARTNER')) return null;
  return proven(adoption['stage']) && proofParts(asking.world, lastOf(asking.world, adoption)) === 0;
}

function proofParts(world: World, declaration: Row | undefined): number {
  const rows = evidenceOf(world, declaration);
  const has = (holds: (row: Row) => boolean) => Number(rows.some(holds));
  const isKept = (id: string) => world.table.StoredFile.find(id)!['state'] !== 'REFUSED';
  return (
    has(({ text }) => text !== null) +
    has(({ link }) => link !== null) +
    has(({ decision }) => decision !== null) +
    has(({ personsTrained: persons }) => persons > 0) +
    has(({ units }) => units !== null) +
    has(({ fileIds }) => fileIds.some(isKept))
  );
}

/** What the newest evidence that the asker reads says of persons trained. */
export function personsOf(asking: Asking, adoption: Row): number | null {
  for (const declaration of declarationsOf(asking.world, adoption)) {
    const said = asking.seen(evidenceOf(asking.world, declaration)).findLast(({ personsTrained: persons }) => persons !== null);
    if (said) return said['personsTrained'];
  }
  return null;
}
export function trained(asking: Asking, adoptions: readonly Row[]) {
  const persons = asking.seen(adoptions).flatMap((adoption) => personsOf(asking, adoption) ?? []);
  return { persons: persons.reduce((sum, one) => sum + one, 0), adoptions: persons.length };
}

/** Whom a request waits for. */
export function requestState(world: World, { adoptionId, askedAt }: Row): string {
  const { table } = world;
  if (table.Verification.where('adoptionId', adoptionId).some(({ decidedAt }) => decidedAt >= askedAt)) return 'DECIDED';
  const said = table.AdoptionDeclaration.where('adoptionId', adoptionId).filter(({ withdrawnAt }) => withdrawnAt === null);
  const answered = said.some(
    (one) => one['recordedAt'] > askedAt || evidenceOf(world, one).some(({ addedAt }) => addedAt !== null && addedAt > askedAt),
  );
  return answered ? 'ANSWERED' : 'WAITING';
}

const sinceDrawn = ({ table }: World, { adoptionId, sampleId }: Row) => {
  const { drawnAt } = table.VerificationSample.find(sampleId)!;
  return table.Verification.where('adoptionId', adoptionId).filter(({ decidedAt }) => decidedAt >= drawnAt);
};
export function itemState(world: World, item: Row): string {
  if (sinceDrawn(world, item).some(({ verdict }) => verdict !== 'UNCLEAR')) return 'DECIDED';
  const asked = world.table.VerificationRequest.where('adoptionId', item['adoptionId']);
  return asked.some((request) => requestState(world, request) === 'WAITING') ? 'WAITING' : 'OPEN';
}

const ofSampleItem = {
  state: (row: Row, _: unknown, { world }: Asking) => itemState(world, row),
  verification: (row: Row, _: unknown, { world }: Asking) => sinceDrawn(world, row)[0] ?? null,
};

const ofSample = {
  items: (row: Row, { regions, regionUnknown, ...page }: PageArguments & Places, asking: Asking) => {
    const holds = placed(asking, { regions, regionUnknown });
    const { Adoption, VerificationSampleItem } = asking.world.table;
    const asked = (item: Row) => item['sampleId'] === row.id && holds(Adoption.find(item['adoptionId'])!['organisationId']);
    return pageOf(asking, 'items', VerificationSampleItem.rows, asked, page);
  },
  population: (row: Row, page: PageArguments, asking: Asking) => {
    const byId = asking.world.table.Adoption.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return pageOf(asking, 'population', byId, ({ id }) => row['population'].includes(id), page);
  },
  decidedCount: (row: Row, _: unknown, { world }: Asking) => itemsIn(world, row, 'DECIDED'),
  waitingCount: (row: Row, _: unknown, { world }: Asking) => itemsIn(world, row, 'WAITING'),
};
const itemsIn = (world: World, { id }: Row, state: string) =>
  world.table.VerificationSampleItem.where('sampleId', id).filter((item) => itemState(world, item) === state).length;

const ofRequest = {
  state: (row: Row, _: unknown, { world }: Asking) => requestState(world, row),
  overdue: (row: Row, _: unknown, { world }: Asking) => row['dueOn'] < world.today && requestState(world, row) === 'WAITING',
};

const verificationSamples = (asking: Asking, { projectId, ...page }: PageArguments & { projectId: string }) =>
  pageOf(
    asking,
    'verificationSamples',
    asking.world.table.VerificationSample.rows,
    (row) => row['projectId'] === idOf(projectId),
    page,
  );

type RequestArguments = PageArguments & { projectId: string; states?: string[] | null };
function verificationRequests(asking: Asking, { projectId, states, regions, regionUnknown, ...page }: RequestArguments & Places) {
  const holds = placed(asking, { regions, regionUnknown });
  return pageOf(
    asking,
    'verificationRequests',
    asking.world.table.VerificationRequest.rows,
    (row) =>
      row['projectId'] === idOf(projectId) &&
      (!states || states.includes(requestState(asking.world, row))) &&
      holds(row['organisationId']),
    page,
  );
}

/** Whether a provider lies where it is asked for. */
function placed(asking: Asking, places: Places): (organisationId: string) => boolean {
  refuseNul(places.regions);
  const located = inRegions(asking, places);
  return (id) => !located || located(asking.world.table.Organisation.find(id)!);
}

const WEIGHTS = {
  EVIDENCE_THIN: 3,
  NEW_USE_BEFORE_REPORT: 2,
  STAGES_JUMPED: 2,
  BIG_REACH: 1,
  NOT_CONFIRMED_LATELY: 1,
};
const day = (text: string, days: number) => new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10);

/** What is worth a look, for those who oversee the project. */
function verificationRisks(asking: Asking, project: Row, { rule, ...places }: { rule?: keyof typeof WEIGHTS | null } & Places) {
  const holds = placed(asking, places);
  const { world, rights } = asking;
  const position = rights.position(project.id);
  if (position === undefined || position === 'PARTNER') return [];
  const found = world.table.Adoption.where('projectId', project.id).flatMap((adoption) => {
    const last = lastOf(world, adoption);
    const decided = world.table.Verification.where('declarationId', last?.id).some(({ verdict }) => verdict !== 'UNCLEAR');
    if (!proven(adoption['stage']) || decided || !holds(adoption['organisationId'])) return [];
    const said = declarationsOf(world, adoption);
    const isNew = (one: Row) =>
      inUse(one['stage']) && !inUse(one['previousStage']) && helsinkiDay(one['recordedAt']) > day(project['useTo'], -90);
    const provider = world.table.Organisation.find(adoption['organisationId'])!;
    const applies = {
      EVIDENCE_THIN: proofParts(world, last) <= 1,
      NEW_USE_BEFORE_REPORT: inUse(adoption['stage']) && said.some(isNew),
      STAGES_JUMPED: said.some(
        (one) => PATH.includes(one['previousStage']) && PATH.indexOf(one['stage']) > PATH.indexOf(one['previousStage']) + 1,
      ),
      BIG_REACH: (personsOf(asking, adoption) ?? 0) >= 100 || (provider['studentYears'] ?? 0) >= 3_000,
      NOT_CONFIRMED_LATELY: adoption['confirmedAt'] <= world.sixMonthsAgo,
    };
    const rules = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).filter((name) => applies[name]);
    const score = rules.reduce((sum, name) => sum + WEIGHTS[name], 0);
    return score > 0 && (!rule || rules.includes(rule)) ? [{ adoptionId: adoption.id, score, rules }] : [];
  });
  return found.sort((a, b) => b.score - a.score || (a.adoptionId < b.adoptionId ? -1 : 1)).slice(0, 100);
}

export const abilitiesOfAdoption = (asking: Asking, row: Row) => ({
  confirm: mayKeep(asking, row),
  addEvidence: mayKeep(asking, row),
  verify: mayVerify(asking, row),
  requestEvidence: mayAsk(asking, row),
});
export const verifiedOf = {
  evidenceMissing: (row: Row, _: unknown, asking: Asking) => evidenceMissing(asking, row),
  verifications: (row: Row, _: unknown, asking: Asking) =>
    asking.seen(asking.world.table.Verification.where('adoptionId', row.id)).slice(0, 20),
  evidenceRequest: (row: Row, _: unknown, asking: Asking) =>
    asking.seen(asking.world.table.VerificationRequest.where('adoptionId', row.id))[0] ?? null,
};
export const ofProject = {
  personsTrained: (row: Row, _: unknown, asking: Asking) =>
    trained(asking, asking.world.table.Adoption.where('projectId', row.id)),
  verificationRisks: (row: Row, args: { rule?: keyof typeof WEIGHTS | null } & Places, asking: Asking) =>
    verificationRisks(asking, row, args),
};
export const typesOfVerification = {
  VerificationRequest: ofRequest,
  VerificationSample: ofSample,
  VerificationSampleItem: ofSampleItem,
};
export const queriesOfVerification = {
  verificationSample: (_: unknown, { id }: { id: string }, asking: Asking) => asking.one('VerificationSample', idOf(id)),
  verificationSamples: (_: unknown, args: Parameters<typeof verificationSamples>[1], asking: Asking) =>
    verificationSamples(asking, args),
  verificationRequests: (_: unknown, args: RequestArguments, asking: Asking) => verificationRequests(asking, args),
};
