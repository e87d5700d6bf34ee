import type { Container } from './schema.ts';
import {
  AdoptionResolver,
  DeclarationResolver,
  MaterialAdoptions,
  OrganisationAdoptions,
} from '../features/adoptions/adoption.resolver.ts';
import { AdoptionService } from '../features/adoptions/adoption.service.ts';
import { CoverageResolver, RegionCoverageResolver, ThemeCoverageResolver } from '../features/coverage/coverage.resolver.ts';
import { MaterialRegions, RegionUseResolver } from '../features/coverage/material-regions.resolver.ts';
import { FiguresResolver, MaterialUseResolver } from '../features/dashboards/figures.resolver.ts';
import { EventsResolver } from '../features/history/events.resolver.ts';
import { HistoryResolver } from '../features/history/history.resolver.ts';
import { MaterialResolver } from '../features/materials/material.resolver.ts';
import { OrganisationResolver } from '../features/organisations/organisation.resolver.ts';
import { DemoAccountResolver, InstallationResolver } from '../features/partnerships/installation.resolver.ts';
import { OrganisationPartnerships, ProjectPartnerships } from '../features/partnerships/partnership.resolver.ts';
import { ProjectPositionResolver, ViewerResolver, type Cookies } from '../features/partnerships/viewer.resolver.ts';
import { SessionService } from '../features/people/session.service.ts';
import { OrganisationParticipations, ProjectResolver, SourceProjectResolver } from '../features/projects/project.resolver.ts';
import { MaterialFacets, MaterialsResolver, SourceProjectMaterials } from '../features/search/materials.resolver.ts';
import { NodeResolver } from '../features/search/node.resolver.ts';
import type { Database } from '../platform/database/database.ts';

/** The only place that says `new` of a service: reading it tells who needs whom. */
export function wire(database: Database, cookies: Cookies): Container {
  const sessions = new SessionService(database);
  const adoptions = new AdoptionService(database);
  return [
    new ViewerResolver(sessions, cookies),
    new ProjectPositionResolver(),
    new InstallationResolver(),
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
    new AdoptionResolver(adoptions),
    new DeclarationResolver(),
    new CoverageResolver(),
    new RegionCoverageResolver(),
    new ThemeCoverageResolver(),
    new MaterialRegions(),
    new RegionUseResolver(),
    new FiguresResolver(),
    new MaterialUseResolver(),
    new HistoryResolver(),
    new EventsResolver(),
  ];
}
