import { stageOfLetter } from '../../../../schema/adoption-matrix.ts';
import type { Value } from '../../platform/spreadsheets/write.ts';
import { dated, dayOf, timeText, type Said, type Words } from './export.words.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a row as the list's own query answers it
type Row = any;
type Valued = { width: number; value: (row: Row, said: Said) => Value };
export type ExportColumn = Valued & { name: keyof Words['column'] };
/** A list as it is exported: asked for by the same query as its page, so with its filters, its order and its rights. */
export type ExportedList = {
  query: string;
  /** The rows of a page of the answer, and where it ends; a list that comes at once has no `pageInfo`. */
  rowsOf: (data: Row, said: Said) => { nodes: Row[]; pageInfo?: { hasNextPage: boolean; endCursor: string | null } };
  columns: readonly ExportColumn[];
  /** Columns that the answer itself brings, after the others, each with its own head. */
  more?: (data: Row) => readonly (Valued & { head: string })[];
};

const column = (name: ExportColumn['name'], width: number, value: ExportColumn['value']): ExportColumn => ({
  name,
  width,
  value,
});
const NAMES = 'nameFi nameSv nameEn';
const PAGE = 'pageInfo { hasNextPage endCursor }';
const connection =
  (name: string): ExportedList['rowsOf'] =>
  (data) =>
    data[name];
const ASKED =
  '$projectId: ID!, $theme: String, $sourceProject: String, $providerTypes: [ProviderType!], $regions: [String!], $regionUnknown: Boolean, $asOf: Date, $knownAt: DateTime, $compareWith: Date';
const GIVEN =
  'projectId: $projectId, theme: $theme, sourceProject: $sourceProject, providerTypes: $providerTypes, regions: $regions, regionUnknown: $regionUnknown, asOf: $asOf, knownAt: $knownAt, compareWith: $compareWith';

const providerColumns: ExportColumn[] = [
  column('name', 45, (o, said) => said.name(o)),
  column('businessId', 12, (o) => o.businessId),
  column('providerType', 22, (o, said) => said.term('providerType', o.providerType)),
  column('region', 20, (o, said) => (o.region ? said.name(o.region) : said.words.head.unknown)),
];

const titleOf = ({ titleFi, titleSv, titleEn }: Row) => ({ nameFi: titleFi, nameSv: titleSv, nameEn: titleEn });
const eventColumns: ExportColumn[] = [
  column('title', 50, (e, said) => said.name(titleOf(e))),
  column('kind', 18, (e, said) => said.term('eventKind', e.kind)),
  column('state', 14, (e, said) => said.term('eventState', e.state)),
  column('starts', 18, (e) => (e.date ? dated(e.date) : timeText(e.startsAt))),
  column('ends', 18, (e) => (e.date ? null : timeText(e.endsAt))),
  column('organiser', 40, (e, said) => said.name(e.organisation)),
  column('place', 24, (e) => e.place),
  column('channel', 18, (e) => e.channel),
  column('regions', 40, (e, said) =>
    e.nationwide ? said.words.head.wholeCountry : e.regions.map((one: Row) => said.name(one)).join(', '),
  ),
  column('materials', 60, (e) =>
    e.materials
      .flatMap(({ material, materialVersion }: Row) =>
        material ? [`${material.title}${materialVersion ? ` (${materialVersion.number})` : ''}`] : [],
      )
      .join('; '),
  ),
  column('hours', 10, (e) => (e.minutes === null ? null : e.minutes / 60)),
  column('registered', 14, (e) => e.registeredCount),
  column('attendees', 14, (e) => e.attendeeCount),
  column('otherAttendees', 14, (e) => e.otherAttendees),
  column('reach', 12, (e) => e.reach),
  column('reported', 14, (e) => dayOf(e.reportedAt)),
  column('approved', 14, (e) => dayOf(e.approvedAt)),
  column('recording', 36, (e) => e.recordingUrl),
];
/** The whole first, then by region, theme, source project and type: as the page of coverage shows it. */
function coverageRows({ total, totalChange, ...by }: Row, { words: { head }, ...said }: Said): Row[] {
  const rows = (kind: string, of: readonly Row[], nameOf: (row: Row) => string | null) =>
    of.map((row) => ({ kind, group: nameOf(row) ?? head.unknown, ...row.figures, change: row.change }));
  return [
    { kind: head.total, group: head.total, ...total, change: totalChange },
    ...rows(head.byRegion, by.byRegion, ({ others, region }) => (others ? head.others : said.name(region))),
    ...rows(head.byTheme, by.byTheme, ({ theme }) => said.name(theme)),
    ...rows(head.bySourceProject, by.bySourceProject, ({ sourceProject }) => sourceProject.acronym),
    ...rows(head.byProviderType, by.byProviderType, ({ providerType }) => said.term('providerType', providerType)),
  ];
}

export const lists = {
  materials: {
    query: `query ($projectId: ID, $filter: MaterialFilter, $first: Int, $after: Cursor) { materials(projectId: $projectId, filter: $filter, first: $first, after: $after) {
      nodes { title kind state language licence published url provenance description theme { ${NAMES} } sourceProject { acronym } maintainer { ${NAMES} } ownAdoption { stage } inUseCount } ${PAGE} } }`,
    rowsOf: connection('materials'),
    columns: [
      column('title', 60, (m) => m.title),
      column('kind', 16, (m, said) => said.term('kind', m.kind)),
      column('theme', 24, (m, said) => said.name(m.theme)),
      column('sourceProject', 16, (m) => m.sourceProject?.acronym ?? null),
      column('state', 18, (m, said) => said.term('materialState', m.state)),
      column('provenance', 20, (m, said) => said.term('provenance', m.provenance)),
      column('language', 12, (m, said) => said.term('language', m.language)),
      column('licence', 16, (m) => m.licence),
      column('published', 12, (m) => dated(m.published)),
      column('maintainer', 36, (m, said) => said.name(m.maintainer)),
      column('ownStage', 16, (m, said) => said.term('stage', m.ownAdoption?.stage)),
      column('usedBy', 12, (m) => m.inUseCount),
      column('url', 50, (m) => m.url),
      column('description', 60, (m) => m.description),
    ],
  },
  organisations: {
    query: `query ($filter: OrganisationFilter, $first: Int, $after: Cursor) { organisations(filter: $filter, first: $first, after: $after) {
      nodes { ${NAMES} businessId kind providerType website studentYears locationBasis source region { ${NAMES} } municipality { nameFi nameSv } } ${PAGE} } }`,
    rowsOf: connection('organisations'),
    columns: [
      ...providerColumns,
      column('municipality', 18, (o, said) => said.name(o.municipality)),
      column('locationBasis', 20, (o, said) => said.term('locationBasis', o.locationBasis)),
      column('organisationKind', 22, (o, said) => said.term('organisationKind', o.kind)),
      column('nameSv', 40, (o) => o.nameSv),
      column('studentYears', 12, (o) => o.studentYears),
      column('website', 30, (o) => o.website),
      column('source', 40, (o) => o.source),
    ],
  },
  adoptions: {
    query: `query ($projectId: ID!, $filter: AdoptionFilter, $sort: AdoptionOrder! = DECLARED, $first: Int, $after: Cursor) { adoptions(projectId: $projectId, filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes { stage effectiveDate declaredAt confirmedLately verifiedStage countsFor { id ${NAMES} region { ${NAMES} } } organisation { id ${NAMES} region { ${NAMES} } } material { title theme { ${NAMES} } } materialVersion { number } } ${PAGE} } }`,
    rowsOf: connection('adoptions'),
    columns: [
      column('organisation', 40, (a, said) => said.name(a.countsFor ?? a.organisation)),
      column('region', 20, (a, said) => said.name((a.countsFor ?? a.organisation).region) ?? said.words.head.unknown),
      column('material', 60, (a) => a.material.title),
      column('theme', 24, (a, said) => said.name(a.material.theme)),
      column('stage', 16, (a, said) => said.term('stage', a.stage)),
      column('effectiveDate', 14, (a) => dated(a.effectiveDate)),
      column('declared', 12, (a) => dayOf(a.declaredAt)),
      column('confirmedLately', 14, (a, said) => said.yesNo(a.confirmedLately)),
      column('verifiedStage', 16, (a, said) => said.term('stage', a.verifiedStage)),
      column('versionInUse', 12, (a) => a.materialVersion?.number ?? null),
      // After a merger somebody else than the provider that is counted may have said it.
      column('declaredBy', 40, (a, said) => (a.countsFor?.id === a.organisation.id ? null : said.name(a.organisation))),
    ],
  },
  disseminationEvents: {
    query: `query ($projectId: ID!, $filter: DisseminationEventFilter, $first: Int, $after: Cursor) { disseminationEvents(projectId: $projectId, filter: $filter, first: $first, after: $after) {
      nodes { titleFi titleSv titleEn kind state date startsAt endsAt place channel nationwide minutes recordingUrl reach otherAttendees registeredCount attendeeCount reportedAt approvedAt
        regions { ${NAMES} } organisation { ${NAMES} } materials { material { title } materialVersion { number } } } ${PAGE} } }`,
    rowsOf: connection('disseminationEvents'),
    columns: eventColumns,
  },
  followUps: {
    query: `query ($projectId: ID!, $filter: FollowUpFilter, $first: Int, $after: Cursor) { followUps(projectId: $projectId, filter: $filter, first: $first, after: $after) {
      nodes { day askedAt dueOn waiting overdue askedCount answeredCount organisation { ${NAMES} region { ${NAMES} } } event { titleFi titleSv titleEn date startsAt } } ${PAGE} } }`,
    rowsOf: connection('followUps'),
    columns: [
      column('event', 50, (f, said) => said.name(titleOf(f.event))),
      column('starts', 18, ({ event }) => (event.date ? dated(event.date) : timeText(event.startsAt))),
      column('organisation', 40, (f, said) => said.name(f.organisation)),
      column('region', 20, (f, said) => said.name(f.organisation.region) ?? said.words.head.unknown),
      column('daysAfter', 16, (f) => f.day),
      column('asked', 12, (f) => dayOf(f.askedAt)),
      column('answered', 12, (f) => f.answeredCount),
      column('askedCount', 12, (f) => f.askedCount),
      column('due', 12, (f) => dated(f.dueOn)),
      column(
        'state',
        14,
        ({ waiting, overdue }, said) => said.words.followUp[!waiting ? 'closed' : overdue ? 'overdue' : 'waiting'],
      ),
    ],
  },
  funnel: {
    query: `query ($projectId: ID!, $filter: FunnelFilter, $asOf: Date) { funnel(projectId: $projectId, filter: $filter, asOf: $asOf) { asOf steps { step providers medianDays } } }`,
    rowsOf: ({ funnel }) => ({
      nodes: (funnel?.steps ?? []).map((step: Row) => ({ ...step, asOf: funnel.asOf, of: funnel.steps[0].providers })),
    }),
    columns: [
      column('step', 24, (s, said) => said.term('funnelStep', s.step)),
      column('licensed', 12, (s) => s.providers),
      column('share', 10, ({ providers, of }) => (of > 0 ? Math.round((providers / of) * 1_000) / 10 : null)),
      column('medianDays', 26, (s) => s.medianDays),
      column('asOf', 12, (s) => dated(s.asOf)),
    ],
  },
  verificationSample: {
    query: `query ($sampleId: ID!, $regions: [String!], $regionUnknown: Boolean, $first: Int, $after: Cursor) { verificationSample(id: $sampleId) { items(regions: $regions, regionUnknown: $regionUnknown, first: $first, after: $after) {
      nodes { position stage state verification { verdict stage note ownCheck decidedAt } adoption { stage organisation { ${NAMES} region { ${NAMES} } } material { title theme { ${NAMES} } } } } ${PAGE} } } }`,
    rowsOf: ({ verificationSample }) => verificationSample?.items ?? { nodes: [] },
    columns: [
      column('position', 8, (i) => i.position),
      column('organisation', 40, (i, said) => said.name(i.adoption.organisation)),
      column('region', 20, (i, said) => said.name(i.adoption.organisation.region) ?? said.words.head.unknown),
      column('material', 60, (i) => i.adoption.material.title),
      column('theme', 24, (i, said) => said.name(i.adoption.material.theme)),
      column('stage', 16, (i, said) => said.term('stage', i.stage)),
      column('state', 20, (i, said) => said.term('sampleItemState', i.state)),
      column('verdict', 16, (i, said) => said.term('verdict', i.verification?.verdict)),
      column('verifiedStage', 16, (i, said) => said.term('stage', i.verification?.stage)),
      column('ownCheck', 14, (i, said) => i.verification && said.yesNo(i.verification.ownCheck)),
      column('decided', 12, (i) => i.verification && dayOf(i.verification.decidedAt)),
      column('note', 60, (i) => i.verification?.note ?? null),
    ],
  },
  adoptionMatrix: {
    query: `query ($projectId: ID!, $filter: MatrixFilter, $sort: MatrixSort) { regions { code ${NAMES} } adoptionMatrix(projectId: $projectId, filter: $filter, sort: $sort) {
      materials { title } providers { ${NAMES} regionCode partner former statuses } } }`,
    rowsOf: ({ adoptionMatrix, regions }) => ({
      nodes: (adoptionMatrix?.providers ?? []).map((provider: Row) => ({
        ...provider,
        region: regions.find(({ code }: Row) => code === provider.regionCode),
      })),
    }),
    columns: [
      column('organisation', 40, (p, said) =>
        p.former ? said.words.head.former.replace('{{name}}', said.name(p)!) : said.name(p),
      ),
      column('region', 20, (p, said) => said.name(p.region) ?? said.words.head.unknown),
      column('partner', 14, (p, said) => said.yesNo(p.partner)),
    ],
    more: ({ adoptionMatrix }) =>
      (adoptionMatrix?.materials ?? []).map(({ title }: Row, place: number) => ({
        head: title,
        width: 16,
        value: ({ statuses }: Row, said: Said) => said.term('stage', stageOfLetter(statuses[place])),
      })),
  },
  coverage: {
    query: `query (${ASKED}) { coverage(${GIVEN}) {
      total { ...F } totalChange { ...C } byRegion { region { ${NAMES} } others figures { ...F } change { ...C } } byTheme { theme { ${NAMES} } figures { ...F } change { ...C } }
      bySourceProject { sourceProject { acronym } figures { ...F } change { ...C } } byProviderType { providerType figures { ...F } change { ...C } } } }
      fragment F on CoverageFigures { licensed inUse verified noData notApplicable } fragment C on CoverageChange { came { ...F } left { ...F } }`,
    rowsOf: ({ coverage }, said) => ({ nodes: coverage ? coverageRows(coverage, said) : [] }),
    columns: [
      column('kindOfGroup', 18, (row) => row.kind),
      column('group', 36, (row) => row.group),
      column('licensed', 12, (row) => row.licensed),
      column('inUse', 12, (row) => row.inUse),
      // Where nobody has said anything there is no share, which is not one of zero.
      column('share', 10, ({ licensed, inUse, noData }) =>
        licensed > 0 && noData < licensed ? Math.round((inUse / licensed) * 1_000) / 10 : null,
      ),
      column('verified', 12, (row) => row.verified),
      column('noData', 12, (row) => row.noData),
      column('notApplicable', 12, (row) => row.notApplicable),
      column('cameInUse', 14, ({ change }) => change?.came.inUse ?? null),
      column('leftInUse', 14, ({ change }) => change?.left.inUse ?? null),
      column('cameVerified', 14, ({ change }) => change?.came.verified ?? null),
      column('leftVerified', 14, ({ change }) => change?.left.verified ?? null),
      column('cameNoData', 14, ({ change }) => change?.came.noData ?? null),
      column('leftNoData', 14, ({ change }) => change?.left.noData ?? null),
    ],
  },
  coverageProviders: {
    query: `query (${ASKED}, $standing: Standing!, $change: Change, $first: Int, $after: Cursor) {
      coverageProviders(${GIVEN}, standing: $standing, change: $change, first: $first, after: $after) {
      nodes { ${NAMES} businessId providerType region { ${NAMES} } website } ${PAGE} } }`,
    rowsOf: connection('coverageProviders'),
    columns: [...providerColumns, column('website', 30, (o) => o.website)],
  },
  people: {
    query: `query ($filter: PeopleFilter, $first: Int, $after: Cursor) { people(filter: $filter, first: $first, after: $after) {
      nodes { name email memberships { role organisation { ${NAMES} } } } ${PAGE} } }`,
    rowsOf: connection('people'),
    columns: [
      column('name', 30, (p) => p.name),
      column('email', 34, (p) => p.email),
      column('roles', 60, (p, said) =>
        p.memberships
          .map(({ role, organisation }: Row) => `${said.term('memberRole', role)}, ${said.name(organisation)}`)
          .join('; '),
      ),
    ],
  },
  invitations: {
    query: `query ($filter: InvitationFilter, $first: Int, $after: Cursor) { invitations(filter: $filter, first: $first, after: $after) {
      nodes { email role state expiresAt organisation { ${NAMES} } invitedBy { name } } ${PAGE} } }`,
    rowsOf: connection('invitations'),
    columns: [
      column('email', 34, (i) => i.email),
      column('role', 18, (i, said) => said.term('memberRole', i.role)),
      column('organisation', 40, (i, said) => said.name(i.organisation)),
      column('state', 16, (i, said) => said.term('invitationState', i.state)),
      column('expires', 12, (i) => dayOf(i.expiresAt)),
      column('invitedBy', 30, (i) => i.invitedBy?.name ?? null),
    ],
  },
  sourceProjects: {
    query: `{ sourceProjects { acronym nameFi nameSv coordinator started ended funder budget website source materialCount theme { ${NAMES} } } }`,
    rowsOf: (data) => ({ nodes: data.sourceProjects }),
    columns: [
      column('acronym', 16, (s) => s.acronym),
      column('name', 60, (s, said) => said.name(s)),
      column('theme', 24, (s, said) => said.name(s.theme)),
      column('coordinator', 36, (s) => s.coordinator),
      column('started', 12, (s) => dated(s.started)),
      column('ended', 12, (s) => dated(s.ended)),
      column('funder', 30, (s) => s.funder),
      column('budget', 14, (s) => (s.budget === null ? null : Number(s.budget))),
      column('materials', 12, (s) => s.materialCount),
      column('website', 36, (s) => s.website),
      column('source', 40, (s) => s.source),
    ],
  },
} satisfies Record<string, ExportedList>;

export type ListName = keyof typeof lists;
export const isList = (name: string): name is ListName => Object.hasOwn(lists, name);
