import type { Container } from './schema.ts';
import { AcceptanceResolver } from '../features/accounts/acceptance.resolver.ts';
import { AcceptanceService } from '../features/accounts/acceptance.service.ts';
import { AccountResolver, SessionResolver } from '../features/accounts/account.resolver.ts';
import { AccountService } from '../features/accounts/account.service.ts';
import { ApiTokenService } from '../features/accounts/api-token.service.ts';
import { InvitationResolver, OrganisationInvitations } from '../features/accounts/invitation.resolver.ts';
import { InvitationService } from '../features/accounts/invitation.service.ts';
import { LetterService, type Letterhead } from '../features/accounts/letter.service.ts';
import { OutboxResolver } from '../features/accounts/outbox.resolver.ts';
import { PasswordService } from '../features/accounts/password.service.ts';
import {
  AdoptionResolver,
  DeclarationResolver,
  MaterialAdoptionAbilities,
  MaterialAdoptions,
  OrganisationAdoptions,
} from '../features/adoptions/adoption.resolver.ts';
import { AdoptionService } from '../features/adoptions/adoption.service.ts';
import { CoverageResolver, RegionCoverageResolver, ThemeCoverageResolver } from '../features/coverage/coverage.resolver.ts';
import { MaterialRegions, RegionUseResolver } from '../features/coverage/material-regions.resolver.ts';
import { FiguresResolver, MaterialUseResolver } from '../features/dashboards/figures.resolver.ts';
import { EventsResolver } from '../features/history/events.resolver.ts';
import { HistoryResolver } from '../features/history/history.resolver.ts';
import { ImportResolver, ImportRowResolver } from '../features/imports/import.resolver.ts';
import { ImportRunner } from '../features/imports/import.runner.ts';
import { ImportService } from '../features/imports/import.service.ts';
import { importTargets } from '../features/imports/import.targets.ts';
import { JobResolver } from '../features/jobs/job.resolver.ts';
import { MaterialResolver } from '../features/materials/material.resolver.ts';
import { OrganisationResolver } from '../features/organisations/organisation.resolver.ts';
import { DemoAccountResolver, InstallationResolver } from '../features/partnerships/installation.resolver.ts';
import { MembershipService } from '../features/partnerships/membership.service.ts';
import { OrganisationPartnerships, ProjectPartnerships } from '../features/partnerships/partnership.resolver.ts';
import { MembershipResolver, PeopleResolver } from '../features/partnerships/people.resolver.ts';
import { ProjectPositionResolver, ViewerResolver } from '../features/partnerships/viewer.resolver.ts';
import type { Cookies } from '../features/partnerships/viewer.types.ts';
import { SessionService } from '../features/people/session.service.ts';
import { OrganisationParticipations, ProjectResolver, SourceProjectResolver } from '../features/projects/project.resolver.ts';
import { MaterialFacets, MaterialsResolver, SourceProjectMaterials } from '../features/search/materials.resolver.ts';
import { NodeResolver } from '../features/search/node.resolver.ts';
import type { Database } from '../platform/database/database.ts';
import { Attempts } from '../platform/gate/attempts.ts';

/** The only place that says `new` of a service: reading it tells who needs whom. */
export function makeServices(database: Database, letterhead: Letterhead = { post: null, address: '' }) {
  const attempts = new Attempts(database);
  const letters = new LetterService(database, letterhead);
  const sessions = new SessionService(database, attempts);
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
    adoptions: new AdoptionService(database),
    imports: new ImportService(database, attempts, importTargets),
    importRunner: new ImportRunner(database, importTargets),
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
  const { sessions, memberships, accounts, tokens, passwords, invitations, acceptances, letters, adoptions, imports } = services;
  return [
    new ViewerResolver(sessions, cookies),
    new PeopleResolver(),
    new MembershipResolver(memberships),
    new AccountResolver(accounts, tokens, passwords, letters),
    new SessionResolver(),
    new InvitationResolver(invitations),
    new OrganisationInvitations(letters),
    new AcceptanceResolver(acceptances, cookies),
    new OutboxResolver(),
    new ProjectPositionResolver(),
    new InstallationResolver(feedbackEmail ?? null),
    new DemoAccountResolver(),
    new NodeResolver(),
    new OrganisationResolver(),
    new OrganisationParticipations(),
    new OrganisationPartnerships(),
    new OrganisationAdoptions(),
    new ProjectResolver(),
    new ProjectPartnerships(),
    new SourceProjectResolver(),
    new SourceProjectMaterials(),
    new MaterialResolver(),
    new MaterialsResolver(),
    new MaterialFacets(),
    new MaterialAdoptions(),
    new MaterialAdoptionAbilities(),
    new AdoptionResolver(adoptions),
    new DeclarationResolver(),
    new CoverageResolver(),
    new RegionCoverageResolver(),
    new ThemeCoverageResolver(),
    new MaterialRegions(),
    new RegionUseResolver(),
    new FiguresResolver(),
    new MaterialUseResolver(),
    new ImportResolver(imports, importTargets),
    new ImportRowResolver(),
    new HistoryResolver(),
    new EventsResolver(),
    new JobResolver(),
  ];
}
