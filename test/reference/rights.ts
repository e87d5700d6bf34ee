import type { Asker, Position } from './asker.ts';
import type { Row, TypeName, World } from './rows.ts';

/** Those who decide what the hub takes in. */
export const harvests = ({ personId, roles, positions }: Asker): boolean =>
  personId !== null &&
  (roles.includes('ADMINISTRATOR') || (roles.includes('EDITOR') && [...positions.values()].includes('COORDINATOR')));

export const HUB = '00000000-0000-0000-0000-000000000000';

/** Who sees what, written down a second time: one question for each kind of row. */
export class Rights {
  private readonly seesTheRow: Partial<Record<TypeName, (row: Row) => boolean>> = {
    Material: (row) => this.material(row),
    MaterialVersion: (row) => this.version(row),
    MaterialHandover: (row) => this.around(row),
    LinkCheck: (row) => this.around(row),
    ProblemReport: (row) => this.around(row) || (row['reportedById'] !== null && row['reportedById'] === this.asker.personId),
    VersionPart: (row) => this.version(this.world.table.MaterialVersion.find(row['materialVersionId'])!),
    ChangeProposal: (row) => this.proposal(row),
    Notification: (row) =>
      this.asker.personId !== null &&
      row['organisationId'] === this.asker.organisationId &&
      (row['personId'] === null || row['personId'] === this.asker.personId),
    Adoption: (row) => this.stage(row),
    AdoptionDeclaration: (row) => this.stage(row),
    AdoptionEvidence: (row) => this.evidence(row),
    Verification: (row) => this.own(row) || this.oversees(row),
    VerificationRequest: (row) => this.own(row) || this.oversees(row),
    VerificationSample: (row) => this.oversees(row),
    VerificationSampleItem: (row) => this.oversees(row),
    CoverageTarget: (row) => this.position(row['projectId']) !== undefined,
    // Those who steer, and the provider itself.
    CoverageNudge: (row) => this.own(row) || ['COORDINATOR', 'FUNDER', 'AUDITOR'].includes(this.position(row['projectId']) ?? ''),
    MaterialVersionFile: (row) => this.version(this.world.table.MaterialVersion.find(row['materialVersionId'])!),
    StoredFile: (row) => this.file(row),
    Comment: (row) => this.comment(row),
    DisseminationEvent: (row) => this.event(row),
    EventMaterial: (row) => this.event(this.world.table.DisseminationEvent.find(row['eventId'])!),
    EventInvitation: (row) => this.invitation(row),
    EventRegistration: (row) => this.stage(row),
    EventAttendance: (row) => this.stage(row),
    FollowUp: (row) => this.followUp(row),
    FollowUpKept: (row) => this.followUp(this.world.table.FollowUp.find(row['followUpId'])!),
    Person: (row) => this.person(row),
    Membership: (row) => this.membership(row),
    HistoryEntry: (row) => this.history(row),
    Session: (row) => this.ofOwn(row) && row['endedAt'] === null && row['expiresAt'] > moment(),
    ApiToken: (row) => this.ofOwn(row),
    Invitation: (row) =>
      this.administers || (this.asker.roles.includes('EDITOR') && row['invitingOrganisationId'] === this.asker.organisationId),
    OutboxMail: () => this.world.demonstration,
    Import: (row) => this.import(row),
    ImportRow: (row) => this.import(this.world.table.Import.find(row['importId'])!),
    Job: () => this.administers,
    Harvest: () => harvests(this.asker),
  };

  constructor(
    private readonly world: World,
    private readonly asker: Asker,
  ) {}

  /** Types without a question of their own are everybody's: the register, the themes, projects and who takes part in them. */
  sees(row: Row): boolean {
    return this.seesTheRow[row.typename as TypeName]?.(row) ?? true;
  }

  position(projectId: string | null): Position | undefined {
    return projectId === null ? undefined : this.asker.positions.get(projectId.toLowerCase());
  }

  /** The register's are the administrator's; of materials the own organisation's editors' and the coordinator's editors'. */
  private import(row: Row) {
    if (row['target'] === 'REGISTER') return this.administers;
    const ours = row['organisationId'] === this.asker.organisationId || this.position(row['projectId']) === 'COORDINATOR';
    return this.asker.roles.includes('EDITOR') && ours;
  }

  /** Published for everybody, the rest inside the project. */
  private material(row: Row) {
    return row['currentVersionId'] !== null || this.insideOf(row);
  }

  /** In the project that has it in care; of what nobody has, whoever coordinates some project. */
  private insideOf({ projectId }: Row) {
    return projectId === null
      ? [...this.asker.positions.values()].includes('COORDINATOR')
      : this.position(projectId) !== undefined;
  }

  /** What goes on around a material. */
  private around({ materialId }: Row) {
    return this.insideOf(this.world.table.Material.find(materialId)!);
  }

  private version(row: Row) {
    if (row['state'] === 'PUBLISHED' || row['state'] === 'SUPERSEDED') return true;
    const material = this.world.table.Material.find(row['materialId'])!;
    return this.position(material['projectId']) !== undefined;
  }

  /** Proposals are the project's, and of who made them. */
  private proposal(row: Row) {
    const { personId, organisationId } = this.asker;
    const material = this.world.table.Material.find(row['materialId'])!;
    return personId !== null && (row['organisationId'] === organisationId || this.position(material['projectId']) !== undefined);
  }

  /** Stage, version and dates: the provider's own, and all of a project inside it. */
  private stage(row: Row) {
    return this.own(row) || this.position(row['projectId']) !== undefined;
  }

  /** Published events for everybody, the rest for the project and the organiser; who registered or was there keeps sight of them. */
  private event(row: Row) {
    const { EventInvitation, EventRegistration, EventAttendance } = this.world.table;
    return (
      row['published'] ||
      this.stage(row) ||
      [EventInvitation, EventRegistration, EventAttendance].some((table) =>
        table.where('eventId', row.id).some((of) => this.own(of)),
      )
    );
  }

  /** A provider its own, as long as it sees the event; all of a project inside it. */
  private followUp(row: Row) {
    const event = this.world.table.DisseminationEvent.find(row['eventId'])!;
    return this.position(row['projectId']) !== undefined || (this.own(row) && this.event(event));
  }

  /** Those who steer, the organiser, and the provider itself. */
  private invitation(row: Row) {
    const event = this.world.table.DisseminationEvent.find(row['eventId'])!;
    return this.oversees(row) || this.own(row) || this.own(event);
  }

  private own(row: Row) {
    return this.asker.providerId !== null && row['organisationId'] === this.asker.providerId;
  }

  /** Proof and words: the provider's own; partners read what is shared. */
  private evidence(row: Row) {
    const position = this.position(row['projectId']);
    return this.own(row) || (position === 'PARTNER' ? row['shared'] : position !== undefined);
  }

  /** Verification is the coordinator's, and followed by funder and auditors. */
  private oversees(row: Row) {
    const position = this.position(row['projectId']);
    return position !== undefined && position !== 'PARTNER';
  }

  /** A file is seen with what it is attached to; one that hangs nowhere, by whoever brought it in. */
  private file(row: Row) {
    const { AdoptionEvidence, MaterialVersionFile } = this.world.table;
    const { personId, organisationId } = this.asker;
    return (
      (row['attachedAt'] === null && row['uploadedById'] === personId && row['organisationId'] === organisationId) ||
      row['evidenceIds'].some((id: string) => this.evidence(AdoptionEvidence.find(id)!)) ||
      MaterialVersionFile.where('fileId', row.id).some((link) => this.sees(link))
    );
  }

  /** Inside the project all of it; of what is published, every provider. */
  private comment({ materialId, materialVersionId }: Row) {
    const { Material, MaterialVersion } = this.world.table;
    const material = Material.find(materialId)!;
    if (this.asker.personId === null) return false;
    if (this.position(material['projectId']) !== undefined) return true;
    const version = MaterialVersion.find(materialVersionId);
    const isOut = !version || version['state'] === 'PUBLISHED' || version['state'] === 'SUPERSEDED';
    return this.asker.providerId !== null && material['currentVersionId'] !== null && isOut;
  }

  /** A person is seen where a role of theirs is, also one that has ended: who has left keeps their name. */
  private person(row: Row) {
    const { personId } = this.asker;
    if (personId === null) return false;
    if (row.id === personId || this.administers) return true;
    return this.world.table.Membership.where('personId', row.id).some((membership) => this.inSight(membership));
  }

  private ofOwn(row: Row) {
    return row['personId'] === this.asker.personId;
  }

  private membership(row: Row) {
    return this.asker.personId !== null && (this.ofOwn(row) || this.administers || this.inSight(row));
  }

  /** Roles in the own organisation, in those of the own projects, in their funders, and the mandates of their auditors. */
  private inSight({ organisationId, projectId }: Row) {
    const { Partnership, Project } = this.world.table;
    const { positions } = this.asker;
    return (
      organisationId === this.asker.organisationId ||
      positions.has(projectId) ||
      [...positions.keys()].some(
        (project) =>
          Project.find(project)!['funderId'] === organisationId ||
          Partnership.where('organisationId', organisationId).some((partnership) => partnership['projectId'] === project),
      )
    );
  }

  /** The administrator takes care of everybody's roles. */
  private get administers() {
    return this.asker.roles.includes('ADMINISTRATOR');
  }

  /** A row of history opens to whoever holds one of its keys today. */
  private history(row: Row) {
    const { personId, providerId, roles } = this.asker;
    if (personId === null) return false;
    const position = row['stream'] === HUB ? undefined : this.position(row['stream']);
    return (row['audience'] as string[]).some((key) => {
      if (key === 'public' || key === `person:${personId}` || key === `partner:${providerId}`) return true;
      if (key === 'provider') return providerId !== null;
      if (key === 'administrator') return row['stream'] === HUB && roles.includes('ADMINISTRATOR');
      if (key === 'project') return position !== undefined;
      if (key === 'coordinator') return position === 'COORDINATOR' || position === 'AUDITOR';
      return key === 'funder' && (position === 'FUNDER' || position === 'AUDITOR');
    });
  }
}

/** Real time, in which secrets live. */
export const moment = () => new Date().toISOString();

export type Refused = { allowed: boolean; reason: string | null; params: null };
export const because = (reason: string | null): Refused => ({ allowed: reason === null, reason, params: null });

/** Whether the asker may declare a material's adoption; `owner` is whose adoption it is, when there is one. */
export function mayDeclare({ table, today }: World, asker: Asker, material: Row, owner?: string): Refused {
  if (!asker.personId) return because('NOT_SIGNED_IN');
  if (owner !== undefined && owner !== asker.organisationId) return because('NOT_YOUR_ORGANISATION');
  if (!asker.providerId) return because('NOT_A_PROVIDER');
  if (!asker.roles.includes('EDITOR')) return because('ROLE_CANNOT_EDIT');
  const mergedOn = table.Organisation.find(asker.organisationId)!['mergedOn'] as string | null;
  if (mergedOn !== null && mergedOn <= today) return because('ORGANISATION_MERGED');
  const project = table.Project.find(material['projectId']);
  if (!project) return because('NOT_IN_CARE_OF_A_PROJECT');
  if (material['status'] === 'ARCHIVED') return because('ARCHIVED');
  if (material['currentVersionId'] === null) return because('NOT_CONFIRMED_TO_EXIST');
  return because(project['demonstration'] === asker.demonstration ? null : 'OTHER_POPULATION');
}

/** Taking a declaration back: the provider's own, the newest word on its adoption, within a minute. */
export function mayWithdrawDeclaration({ table, now }: World, asker: Asker, declaration: Row): Refused {
  if (!asker.personId) return because('NOT_SIGNED_IN');
  if (declaration['organisationId'] !== asker.organisationId) return because('NOT_YOUR_ORGANISATION');
  if (!asker.roles.includes('EDITOR')) return because('ROLE_CANNOT_EDIT');
  if (declaration['withdrawnAt'] !== null) return because('WITHDRAWN_ALREADY');
  if (table.Adoption.find(declaration['adoptionId'])!['version'] !== declaration['number']) return because('NOT_THE_NEWEST');
  return because(new Date(declaration['recordedAt']) < new Date(new Date(now).getTime() - 60_000) ? 'TOO_LATE' : null);
}
