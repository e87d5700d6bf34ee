import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { OrganisationKind } from '../../platform/auth/roles.ts';
import { now, today } from '../../platform/reading/clock.ts';
import { one, rows, shape, type Row } from '../../platform/reading/source.ts';
import { Alias, and, sql, trusted, where, word, type Sql } from '../../platform/reading/sql.ts';
import { everyRow, rowOf, visible } from '../../platform/reading/tables.ts';
import { Adoption } from '../adoptions/adoption.entity.ts';
import { confirmedLately, isVerified, updateAvailable } from '../adoptions/adoption.policy.ts';
import { evidenceMissing } from '../adoptions/evidence.sql.ts';
import { inUse } from '../adoptions/stages.ts';
import { population } from '../coverage/coverage.sql.ts';
import { DisseminationEvent } from '../dissemination/dissemination-event.entity.ts';
import { invitationWaits, toReport } from '../dissemination/dissemination.policy.ts';
import { FollowUp } from '../follow-up/follow-up.entity.ts';
import { isWaiting } from '../follow-up/follow-up.sql.ts';
import { MaterialHandover } from '../materials/handover.entity.ts';
import { Material, MaterialState } from '../materials/material.entity.ts';
import { isMaintained, problemOpen, stateOf } from '../materials/material.policy.ts';
import { Region } from '../organisations/region.entity.ts';
import { itselfAndMerged } from '../organisations/succession.sql.ts';
import { Partnership } from '../partnerships/partnership.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { VerificationSampleItem } from '../verification/sample.entity.ts';
import { VerificationRequest } from '../verification/verification.entity.ts';
import { itemState, requestState } from '../verification/verification.sql.ts';
import { MaterialUse, ProjectFigures } from './figures.types.ts';

@Resolver(() => Project)
export class FiguresResolver {
  @FieldResolver(() => ProjectFigures, {
    nullable: true,
    description: 'Figures of its dashboard; null to those outside the project.',
  })
  figures(@Root() project: Row<Project>, @Ctx() { viewer }: Context) {
    const inside = viewer.projects();
    if (!inside.length) return null;
    const provider = sql`(select x.id from ${population(project.id, today)} x where coalesce(x.region_id not in (select r.id from ${everyRow(Region)} r where not r.counted), true))`;
    // What was said by those whom a provider took in is said of it.
    const whole = itselfAndMerged(word('x.id'), today);
    const adoptions = (condition: (a: Row<Adoption>) => Sql) => {
      const a = new Alias();
      const row = rowOf(Adoption, a);
      return trusted`from ${visible(Adoption, viewer)} ${a}${where(and(sql`${row.projectId} = ${project.id}`, condition(row)))}`;
    };
    const materials = (condition: (m: Row<Material>) => Sql) => {
      const m = new Alias();
      const row = rowOf(Material, m);
      return trusted`from ${visible(Material, viewer)} ${m}${where(and(sql`${row.projectId} = ${project.id}`, condition(row)))}`;
    };
    const events = (condition: (e: Row<DisseminationEvent>) => Sql) => {
      const e = new Alias();
      const row = rowOf(DisseminationEvent, e);
      return trusted`from ${visible(DisseminationEvent, viewer)} ${e}${where(and(sql`${row.projectId} = ${project.id}`, condition(row)))}`;
    };
    const followUps = (condition: (f: Row<FollowUp>) => Sql) => {
      const f = new Alias();
      const row = rowOf(FollowUp, f);
      return trusted`from ${visible(FollowUp, viewer)} ${f}${where(and(sql`${row.projectId} = ${project.id}`, condition(row)))}`;
    };
    const count = (from: Sql) => sql`(select count(*) ${from})`;
    const used = (a: Row<Adoption>) => sql`${a.stage} = any(${inUse})`;
    const isProvider = viewer.organisationKind === OrganisationKind.PROVIDER;
    const own = (a: Row<Adoption>) => sql`${isProvider} and ${a.organisationId} = ${viewer.organisationId}`;
    const state =
      (...states: MaterialState[]) =>
      (m: Row<Material>) =>
        sql`${stateOf(m)} = any(${states})`;
    const maintained = (m: Row<Material>) => sql`(${m.maintainerId} = ${viewer.organisationId} and ${isMaintained(m)})`;
    const requests = (condition: (q: Row<VerificationRequest>) => Sql) => {
      const q = new Alias();
      const row = rowOf(VerificationRequest, q);
      return trusted`from ${visible(VerificationRequest, viewer)} ${q}${where(and(sql`${row.projectId} = ${project.id}`, condition(row)))}`;
    };
    const shown = {
      providers: count(sql`from ${provider} x`),
      partners: count(
        sql`from ${visible(Partnership, viewer)} p where p.project_id = ${project.id} and p.valid_from <= ${today} and coalesce(p.valid_until >= ${today}, true)`,
      ),
      providersWithData: count(
        sql`from ${provider} x where exists (select 1 ${adoptions((a) => sql`${a.organisationId} = any(${whole})`)})`,
      ),
      providersWithUse: count(
        sql`from ${provider} x where exists (select 1 ${adoptions((a) => sql`${a.organisationId} = any(${whole}) and ${used(a)}`)})`,
      ),
      materials: count(materials(() => sql`true`)),
      materialsUnconfirmed: count(materials((m) => sql`${m.currentVersionId} is null`)),
      materialsOrphaned: count(materials(state(MaterialState.ORPHANED))),
      materialsReviewDue: count(materials(state(MaterialState.REVIEW_DUE))),
      materialsInUse: count(
        materials((m) => sql`exists (select 1 ${adoptions((a) => sql`${a.materialId} = ${m.id} and ${used(a)}`)})`),
      ),
      adoptionsInUse: count(adoptions(used)),
      adoptionsVerified: count(adoptions((a) => sql`${used(a)} and ${isVerified(a)}`)),
      adoptionsNotConfirmedLately: count(adoptions((a) => sql`not (${confirmedLately(a)})`)),
      ownInUse: count(adoptions((a) => sql`${own(a)} and ${used(a)}`)),
      ownPiloting: count(adoptions((a) => sql`${own(a)} and ${a.stage} = 'PILOT'`)),
      ownUndeclared: count(
        materials(
          (m) =>
            sql`${isProvider} and ${m.currentVersionId} is not null and ${m.status} <> 'ARCHIVED' and not exists (select 1 ${adoptions((a) => sql`${own(a)} and ${a.materialId} = ${m.id}`)})`,
        ),
      ),
      ownNotConfirmedLately: count(adoptions((a) => sql`${own(a)} and not (${confirmedLately(a)})`)),
      ownEvidenceMissing: count(adoptions((a) => sql`${own(a)} and ${evidenceMissing(a, viewer)}`)),
      ownUpdates: count(adoptions((a) => sql`${own(a)} and ${updateAvailable(a, viewer)}`)),
      ownEvidenceAsked: count(
        requests((q) => sql`${isProvider} and ${q.organisationId} = ${viewer.organisationId} and ${requestState(q)} = 'WAITING'`),
      ),
      evidenceAnswered: count(requests((q) => sql`${requestState(q)} = 'ANSWERED'`)),
      samplesOpen: count(
        sql`from ${visible(VerificationSampleItem, viewer)} i where i.project_id = ${project.id} and ${itemState({ adoptionId: sql`i.adoption_id`, sampleId: sql`i.sample_id` })} = 'OPEN'`,
      ),
      ownMaintained: count(materials(maintained)),
      ownReviewDue: count(materials((m) => sql`${maintained(m)} and ${state(MaterialState.REVIEW_DUE)(m)}`)),
      ownHandovers: count(
        materials(
          (m) =>
            sql`exists (select 1 from ${visible(MaterialHandover, viewer)} h where h.material_id = ${m.id} and h.state = 'OPEN' and h.to_id = ${viewer.organisationId})`,
        ),
      ),
      ownProblems: count(materials((m) => sql`${maintained(m)} and ${problemOpen(m)}`)),
      materialsWithProblems: count(materials(problemOpen)),
      ownEventReports: count(
        events((e) => sql`${isProvider} and ${e.organisationId} = ${viewer.organisationId} and ${toReport(e)}`),
      ),
      eventReports: count(events((e) => sql`${e.state} = 'REPORTED'`)),
      ownFollowUps: count(
        followUps((f) => sql`${isProvider} and ${f.organisationId} = ${viewer.organisationId} and ${isWaiting(f)}`),
      ),
      ownInvitations: count(events((e) => invitationWaits(e, viewer) || sql`false`)),
      topMaterials: rows(
        sql`select a.material_id as "materialId", count(*) as "inUse", count(*) filter (where a.declared_at > ${now} - interval '30 days') as recent
                from (select * ${adoptions(used)}) a group by a.material_id order by 2 desc, 1 limit 5`,
        { columns: ['materialId'] },
      ),
    };
    return shape(shown, { when: sql`${project.id} = any(${inside}::uuid[])` });
  }
}

@Resolver(() => MaterialUse)
export class MaterialUseResolver {
  @FieldResolver(() => Material, { description: 'The material.' })
  material(@Root() use: Row<MaterialUse>) {
    return one(Material, (m) => sql`${m.id} = ${use.materialId}`);
  }
}
