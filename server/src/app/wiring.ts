import type { Container } from './schema.ts';
import { AcceptanceResolver } from '../features/accounts/acceptance.resolver.ts';
import { AcceptanceService } from '../features/accounts/acceptance.service.ts';
import { AccountResolver, SessionResolver } from '../features/accounts/account.resolver.ts';
import { AccountService } from '../features/accounts/account.service.ts';
import { ApiTokenService } from '../features/accounts/api-token.service.ts';
import { InvitationResolver, InvitingAbility, OrganisationInvitations } from '../features/accounts/invitation.resolver.ts';
import { InvitationService } from '../features/accounts/invitation.service.ts';
import { LetterService, type Letterhead } from '../features/accounts/letter.service.ts';
import { OutboxResolver } from '../features/accounts/outbox.resolver.ts';
import { PasswordService } from '../features/accounts/password.service.ts';
import { SweepService } from '../features/accounts/sweep.service.ts';
import {
  AdoptionResolver,
  EvidenceFiles,
  MaterialAdoptionAbilities,
  MaterialAdoptions,
  OrganisationAdoptions,
} from '../features/adoptions/adoption.resolver.ts';
import { OwnAdoptionAbilities } from '../features/adoptions/adoption-abilities.resolver.ts';
import { AdoptionService } from '../features/adoptions/adoption.service.ts';
import { BulkDeclarationService } from '../features/adoptions/bulk-declaration.service.ts';
import { AdoptionDeclarations, DeclarationResolver } from '../features/adoptions/declaration.resolver.ts';
import { WithdrawalService } from '../features/adoptions/withdrawal.service.ts';
import { ArchivingResolver } from '../features/adoptions/archiving.resolver.ts';
import { ArchivingService } from '../features/adoptions/archiving.service.ts';
import { ConfirmingService } from '../features/adoptions/confirming.service.ts';
import {
  DeclarationEvidence,
  KeepingResolver,
  MaterialTraining,
  OrganisationTraining,
  ProjectTraining,
} from '../features/adoptions/evidence.resolver.ts';
import { EvidenceService } from '../features/adoptions/evidence.service.ts';
import { VersionUpdateService } from '../features/adoptions/version-update.service.ts';
import { CoverageResolver } from '../features/coverage/coverage.resolver.ts';
import {
  CoverageChangeResolver,
  ProviderTypeCoverageResolver,
  RegionCoverageResolver,
  SourceProjectCoverageResolver,
  ThemeCoverageResolver,
} from '../features/coverage/coverage-rows.resolver.ts';
import {
  NudgeResolver,
  NudgesOfOrganisation,
  NudgeOfNotification,
  NudgesOfProject,
} from '../features/coverage/nudge.resolver.ts';
import { NudgeService } from '../features/coverage/nudge.service.ts';
import { ProjectTargets, TargetAbilitiesOfProject, TargetResolver } from '../features/coverage/target.resolver.ts';
import { TargetService } from '../features/coverage/target.service.ts';
import { MaterialRegions, RegionUseResolver } from '../features/coverage/material-regions.resolver.ts';
import {
  MaterialEvents,
  NamedOrganisationResolver,
  NotificationEvent,
  ProjectEventAbilities,
  ProjectOrganisationNames,
} from '../features/dissemination/event-places.resolver.ts';
import { EventReportService } from '../features/dissemination/event-report.service.ts';
import { EventStepsResolver } from '../features/dissemination/event-steps.resolver.ts';
import { EventResolver } from '../features/dissemination/event.resolver.ts';
import { EventService } from '../features/dissemination/event.service.ts';
import { AskingService } from '../features/follow-up/asking.service.ts';
import {
  EventFollowUps,
  FollowUpMaterialResolver,
  FollowUpResolver,
  NotificationFollowUp,
} from '../features/follow-up/follow-up.resolver.ts';
import { FollowUpService } from '../features/follow-up/follow-up.service.ts';
import { EventFunnel, FunnelResolver, MaterialFunnel } from '../features/follow-up/funnel.resolver.ts';
import { EventInvitationResolver, EventInvitations } from '../features/dissemination/invitation.resolver.ts';
import { InvitationToEventService } from '../features/dissemination/invitation.service.ts';
import { RegistrationResolver } from '../features/dissemination/registration.resolver.ts';
import { RegistrationService } from '../features/dissemination/registration.service.ts';
import { ReminderService } from '../features/dissemination/reminder.service.ts';
import { CommentResolver, MaterialCommentAbilities, MaterialDiscussion } from '../features/discussion/comment.resolver.ts';
import { CommentService } from '../features/discussion/comment.service.ts';
import { FileCareService } from '../features/files/file-care.service.ts';
import { FileResolver } from '../features/files/file.resolver.ts';
import type { FileRoom } from '../features/files/file-room.service.ts';
import { FileService } from '../features/files/file.service.ts';
import { UploadService } from '../features/files/upload.service.ts';
import { FiguresResolver, MaterialUseResolver } from '../features/dashboards/figures.resolver.ts';
import { HarvestResolver } from '../features/harvests/harvest.resolver.ts';
import { HarvestService } from '../features/harvests/harvest.service.ts';
import { EventsResolver } from '../features/history/events.resolver.ts';
import { HistoryResolver } from '../features/history/history.resolver.ts';
import { ImportResolver, ImportRowResolver } from '../features/imports/import.resolver.ts';
import { ImportRunner } from '../features/imports/import.runner.ts';
import { CatalogueService } from '../features/catalogue/catalogue.service.ts';
import { ImportSweepService } from '../features/imports/import.sweep.service.ts';
import { ImportService } from '../features/imports/import.service.ts';
import { importTargets } from '../features/imports/import.targets.ts';
import { JobResolver } from '../features/jobs/job.resolver.ts';
import { MaintenanceAbilities, ProjectMaterialAbilities } from '../features/materials/abilities.resolver.ts';
import { HandoverResolver, ProblemResolver } from '../features/materials/handover.resolver.ts';
import { HandoverService } from '../features/materials/handover.service.ts';
import { LinkCheckService, type LinkCheckOptions } from '../features/materials/link-check.service.ts';
import { OrganisationMaterials } from '../features/materials/maintained.resolver.ts';
import { MaintenanceResolver } from '../features/materials/maintenance.resolver.ts';
import { MaintenanceService } from '../features/materials/maintenance.service.ts';
import { MaterialService } from '../features/materials/material.service.ts';
import { ProblemService } from '../features/materials/problem.service.ts';
import { RetirementService } from '../features/materials/retirement.service.ts';
import { MatrixResolver } from '../features/matrix/matrix.resolver.ts';
import { MaterialResolver } from '../features/materials/material.resolver.ts';
import { VersionFileResolver } from '../features/versions/version-file.resolver.ts';
import { VersionFileService } from '../features/versions/version-file.service.ts';
import { MergerService } from '../features/organisations/merger.service.ts';
import { OrganisationResolver } from '../features/organisations/organisation.resolver.ts';
import { LicenceResolver, RegisterAbilities, RegisterResolver } from '../features/organisations/register.resolver.ts';
import { RegisterService } from '../features/organisations/register.service.ts';
import { DemoAccountResolver, InstallationResolver } from '../features/partnerships/installation.resolver.ts';
import { MembershipService } from '../features/partnerships/membership.service.ts';
import { OrganisationPartnerships, ProjectPartnerships } from '../features/partnerships/partnership.resolver.ts';
import { MembershipResolver, PeopleResolver } from '../features/partnerships/people.resolver.ts';
import { ProjectPositionResolver, ViewerResolver } from '../features/partnerships/viewer.resolver.ts';
import type { Cookies } from '../features/partnerships/viewer.types.ts';
import { SessionService } from '../features/people/session.service.ts';
import { OrganisationParticipations, ProjectResolver, SourceProjectResolver } from '../features/projects/project.resolver.ts';
import { MaterialFacets, MaterialsResolver, SourceProjectMaterials } from '../features/search/materials.resolver.ts';
import { NotificationCounts, NotificationMerger, NotificationResolver } from '../features/notifications/notification.resolver.ts';
import { mergerNotices } from '../features/notifications/merger.sql.ts';
import { NotificationService } from '../features/notifications/notification.service.ts';
import { NodeResolver } from '../features/search/node.resolver.ts';
import {
  MaterialProposals,
  ProposalAbilitiesOfMaterial,
  ProposalResolver,
  VersionProposals,
} from '../features/versions/proposal.resolver.ts';
import { ProposalService } from '../features/versions/proposal.service.ts';
import {
  NotificationMaterial,
  VersionAbilitiesOfMaterial,
  VersionPartResolver,
  VersionResolver,
} from '../features/versions/version.resolver.ts';
import { VersionService } from '../features/versions/version.service.ts';
import {
  AdoptionRiskResolver,
  ProjectRisks,
  ProjectVerificationAbilities,
  SampleItemResolver,
  SampleResolver,
} from '../features/verification/sample.resolver.ts';
import { SampleService } from '../features/verification/sample.service.ts';
import {
  VerificationAbilities,
  VerificationRequestResolver,
  VerificationResolver,
} from '../features/verification/verification.resolver.ts';
import { VerificationService } from '../features/verification/verification.service.ts';
import type { Database } from '../platform/database/database.ts';
import { Attempts } from '../platform/gate/attempts.ts';

/** The only place that says `new` of a service: reading it tells who needs whom. */
export function makeServices(
  database: Database,
  letterhead: Letterhead = { post: null, address: '' },
  { linkCheck, aoeUrl }: { linkCheck?: LinkCheckOptions; aoeUrl?: string | undefined } = {},
  room?: FileRoom,
) {
  const attempts = new Attempts(database);
  const letters = new LetterService(database, letterhead);
  const sessions = new SessionService(database, attempts);
  const updates = new VersionUpdateService(database);
  const adoptions = new AdoptionService(database);
  const confirming = new ConfirmingService(database);
  const asking = new AskingService(database);
  return {
    attempts,
    letters,
    sessions,
    memberships: new MembershipService(database, sessions),
    accounts: new AccountService(database, sessions),
    tokens: new ApiTokenService(database),
    passwords: new PasswordService(database, attempts, sessions, letters),
    invitations: new InvitationService(database, attempts, letters),
    acceptances: new AcceptanceService(database, sessions),
    register: new RegisterService(database),
    mergers: new MergerService(database, mergerNotices),
    materials: new MaterialService(database),
    maintenance: new MaintenanceService(database),
    handovers: new HandoverService(database),
    problems: new ProblemService(database, attempts),
    retirement: new RetirementService(database),
    links: new LinkCheckService(database, linkCheck),
    uploads: new UploadService(database, room!),
    files: new FileService(database, room!),
    fileCare: new FileCareService(database, room!),
    versionFiles: new VersionFileService(database),
    comments: new CommentService(database, attempts),
    adoptions,
    bulkDeclarations: new BulkDeclarationService(database, adoptions),
    withdrawals: new WithdrawalService(database),
    events: new EventService(database),
    // A late report asks those who came at once: events know nothing of what follows them.
    eventReports: new EventReportService(database, [asking.afterReport]),
    registrations: new RegistrationService(database),
    eventInvitations: new InvitationToEventService(database, letterhead),
    reminders: new ReminderService(database),
    archiving: new ArchivingService(database),
    confirming,
    followUps: new FollowUpService(database, adoptions, confirming),
    asking,
    evidence: new EvidenceService(database),
    samples: new SampleService(database),
    verifications: new VerificationService(database),
    targets: new TargetService(database),
    nudges: new NudgeService(database, letterhead),
    updates,
    // What is published is told to those who use it: versions know nothing of adoptions.
    versions: new VersionService(database, [updates.tellAdopters]),
    proposals: new ProposalService(database, attempts),
    notifications: new NotificationService(database),
    harvests: new HarvestService(database, aoeUrl),
    catalogue: new CatalogueService(database),
    sweeps: new SweepService(database),
    imports: new ImportService(database, attempts, importTargets),
    importRunner: new ImportRunner(database, importTargets),
    importSweeps: new ImportSweepService(database),
  };
}
export type Services = ReturnType<typeof makeServices>;

/** The resolvers, each with what it needs. */
export function wire(
  database: Database,
  cookies: Cookies,
  services: Services = makeServices(database),
  feedbackEmail?: string,
): Container {
  const { sessions, memberships, accounts, tokens, passwords, invitations, acceptances, letters, adoptions } = services;
  const { materials, maintenance, handovers, problems, retirement, archiving } = services;
  const { updates, versions, proposals, notifications } = services;
  const { bulkDeclarations, withdrawals, confirming, evidence, samples, verifications } = services;
  const { events, eventReports, registrations, eventInvitations, followUps } = services;
  const { targets, nudges, register, mergers } = services;
  const { uploads, versionFiles, comments, imports, harvests } = services;
  return [
    new ViewerResolver(sessions, cookies),
    new PeopleResolver(),
    new MembershipResolver(memberships),
    new AccountResolver(accounts, tokens, passwords, letters),
    new SessionResolver(),
    new InvitationResolver(invitations),
    new OrganisationInvitations(),
    new InvitingAbility(letters),
    new AcceptanceResolver(acceptances, cookies),
    new OutboxResolver(),
    new ProjectPositionResolver(),
    new InstallationResolver(feedbackEmail ?? null),
    new DemoAccountResolver(),
    new FileResolver(uploads),
    new NodeResolver(),
    new OrganisationResolver(),
    new RegisterAbilities(),
    new RegisterResolver(register, mergers),
    new LicenceResolver(),
    new OrganisationParticipations(),
    new OrganisationPartnerships(),
    new OrganisationAdoptions(),
    new OrganisationMaterials(),
    new ProjectResolver(),
    new ProjectPartnerships(),
    new SourceProjectResolver(),
    new SourceProjectMaterials(),
    new ProjectMaterialAbilities(),
    new MaterialResolver(),
    new MaintenanceAbilities(),
    new MaintenanceResolver(materials, maintenance, retirement),
    new HandoverResolver(handovers),
    new ProblemResolver(problems),
    new VersionFileResolver(versionFiles),
    new MaterialsResolver(),
    new MaterialFacets(),
    new MaterialAdoptions(),
    new MaterialAdoptionAbilities(),
    new ArchivingResolver(archiving),
    new VersionResolver(versions),
    new VersionPartResolver(),
    new VersionAbilitiesOfMaterial(),
    new ProposalResolver(proposals),
    new MaterialProposals(),
    new VersionProposals(),
    new ProposalAbilitiesOfMaterial(),
    new NotificationResolver(notifications),
    new NotificationMerger(),
    new NotificationCounts(),
    new NotificationMaterial(),
    new AdoptionResolver(adoptions, updates),
    new AdoptionDeclarations(),
    new DeclarationResolver(bulkDeclarations, withdrawals),
    new EvidenceFiles(),
    new FollowUpResolver(followUps),
    new FollowUpMaterialResolver(),
    new EventFollowUps(),
    new NotificationFollowUp(),
    new FunnelResolver(),
    new EventFunnel(),
    new MaterialFunnel(),
    new OwnAdoptionAbilities(),
    new KeepingResolver(confirming, evidence),
    new DeclarationEvidence(),
    new MaterialTraining(),
    new OrganisationTraining(),
    new ProjectTraining(),
    new VerificationResolver(verifications),
    new VerificationAbilities(),
    new VerificationRequestResolver(),
    new SampleResolver(samples),
    new SampleItemResolver(),
    new ProjectRisks(),
    new AdoptionRiskResolver(),
    new ProjectVerificationAbilities(),
    new EventResolver(),
    new EventStepsResolver(events, eventReports),
    new RegistrationResolver(registrations),
    new EventInvitationResolver(eventInvitations),
    new EventInvitations(),
    new MaterialEvents(),
    new ProjectEventAbilities(),
    new ProjectOrganisationNames(),
    new NamedOrganisationResolver(),
    new NotificationEvent(),
    new CoverageResolver(),
    new CoverageChangeResolver(),
    new ProviderTypeCoverageResolver(),
    new RegionCoverageResolver(),
    new SourceProjectCoverageResolver(),
    new ThemeCoverageResolver(),
    new TargetResolver(targets),
    new ProjectTargets(),
    new TargetAbilitiesOfProject(),
    new NudgeResolver(nudges),
    new NudgesOfOrganisation(),
    new NudgeOfNotification(),
    new NudgesOfProject(),
    new MaterialRegions(),
    new MatrixResolver(),
    new RegionUseResolver(),
    new FiguresResolver(),
    new MaterialUseResolver(),
    new CommentResolver(comments),
    new MaterialCommentAbilities(),
    new MaterialDiscussion(),
    new ImportResolver(imports, importTargets),
    new ImportRowResolver(),
    new HistoryResolver(),
    new EventsResolver(),
    new JobResolver(),
    new HarvestResolver(harvests),
  ];
}
