import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { MemberRole } from '../../platform/auth/roles.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { many, one, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Membership } from '../partnerships/membership.entity.ts';
import { Person } from '../people/person.entity.ts';
import { MaterialHandover } from './handover.entity.ts';
import { LinkCheck } from './link-check.entity.ts';
import { maintainerOf } from './material.policy.ts';
import {
  AcceptMaintenanceInput,
  ArrangeMaintenanceInput,
  AssignMaintenanceInput,
  ConfirmUnchangedInput,
  DeprecateMaterialInput,
  SeenMaterialInput,
  TakeIntoCareInput,
} from './maintenance.inputs.ts';
import type { MaintenanceService } from './maintenance.service.ts';
import { Material } from './material.entity.ts';
import { CreateMaterialInput, EditMaterialInput } from './material.inputs.ts';
import type { MaterialService } from './material.service.ts';
import { ProblemReport } from './problem-report.entity.ts';
import type { RetirementService } from './retirement.service.ts';

const SEEN = 'NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentStatus, currentMaintainerId)';
const OF_ALL = `${SEEN}, each with materialId, LIMIT_REACHED`;

/** Those of the ids that the viewer may see, by title. */
const all = (ids: readonly string[]) => many(Material, (m) => sql`${m.id} = any(${ids})`, { order: (m) => [m.title, m.id] });

@Resolver(() => Material)
export class MaintenanceResolver {
  constructor(
    private readonly materials: MaterialService,
    private readonly maintenance: MaintenanceService,
    private readonly retirement: RetirementService,
  ) {}

  @FieldResolver(() => MaterialHandover, {
    nullable: true,
    description: 'The open offer of its maintenance to another partner; null to those outside the project.',
  })
  handover(@Root() material: Row<Material>) {
    return one(MaterialHandover, (h) => sql`${h.materialId} = ${material.id} and ${h.state} = 'OPEN'`);
  }

  @FieldResolver(() => LinkCheck, {
    nullable: true,
    description: 'How its address answered; null before it was asked, and to those outside the project.',
  })
  linkCheck(@Root() material: Row<Material>) {
    return one(LinkCheck, (l) => sql`${l.materialId} = ${material.id} and ${l.url} = ${material.url}`);
  }

  @AtMost(50)
  @FieldResolver(() => [ProblemReport], {
    description: 'What was reported of it, newest first, of what the viewer may see; 50 at the most.',
  })
  problems(@Root() material: Row<Material>) {
    return many(ProblemReport, (p) => sql`${p.materialId} = ${material.id}`, {
      order: (p) => [p.reportedAt, p.id],
      descending: true,
    });
  }

  @FieldResolver(() => [Person], {
    description: 'Who could answer for it: the editors of its maintainer that the viewer may see.',
  })
  possibleContacts(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return many(
      Person,
      (p) =>
        sql`${p.id} in (select m.person_id from ${visible(Membership, viewer)} m where m.organisation_id = ${maintainerOf(material)} and m.role = ${MemberRole.EDITOR}
              and coalesce(m.valid_from <= ${today}, true) and coalesce(m.valid_until >= ${today}, true))`,
      { order: (p) => [p.name, p.id] },
    );
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, {
    description:
      'Brings a new material into a project. A link-only entry is published at once, as found. Errors: NOT_FOUND (field), FORBIDDEN (reason), BAD_USER_INPUT (field, problem), IDEMPOTENCY_CONFLICT.',
  })
  async createMaterial(@Arg('input', () => CreateMaterialInput) input: CreateMaterialInput, @Ctx() { viewer }: Context) {
    return byId(Material, (await this.materials.create(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, {
    description: `Corrects the facts of a material. Errors: ${SEEN}, BAD_USER_INPUT (field, problem).`,
  })
  async editMaterial(@Arg('input', () => EditMaterialInput) input: EditMaterialInput, @Ctx() { viewer }: Context) {
    return byId(Material, (await this.materials.edit(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, {
    description: `The acting organisation becomes the maintainer of a material that has none, new or orphaned. Errors: ${SEEN}, BAD_USER_INPUT (language).`,
  })
  async acceptMaintenance(@Arg('input', () => AcceptMaintenanceInput) input: AcceptMaintenanceInput, @Ctx() { viewer }: Context) {
    return byId(Material, (await this.maintenance.accept(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => [Material], {
    description: `The coordinator gives materials to a partner to maintain: all or none. Errors: ${OF_ALL}, BAD_USER_INPUT (field, problem).`,
  })
  async assignMaintenance(@Arg('input', () => AssignMaintenanceInput) input: AssignMaintenanceInput, @Ctx() { viewer }: Context) {
    return all(await this.maintenance.assign(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => [Material], {
    description: `A project takes materials of the commons that nobody cares for into its care: all or none. Errors: ${OF_ALL}.`,
  })
  async takeIntoCare(@Arg('input', () => TakeIntoCareInput) input: TakeIntoCareInput, @Ctx() { viewer }: Context) {
    return all(await this.maintenance.takeIntoCare(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, {
    description: `Says who of the maintainer answers for a material, and how often it is reviewed. Errors: ${SEEN}, BAD_USER_INPUT (field, problem).`,
  })
  async arrangeMaintenance(
    @Arg('input', () => ArrangeMaintenanceInput) input: ArrangeMaintenanceInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(Material, (await this.maintenance.arrange(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => [Material], {
    description: `Says that materials are still as they should be: all or none. Errors: ${OF_ALL}.`,
  })
  async confirmUnchanged(@Arg('input', () => ConfirmUnchangedInput) input: ConfirmUnchangedInput, @Ctx() { viewer }: Context) {
    return all(await this.maintenance.confirmUnchanged(viewer, input));
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, {
    description: `Says to everybody that a material is being phased out. Errors: ${SEEN}, REASON_REQUIRED, BAD_USER_INPUT (field, problem).`,
  })
  async deprecateMaterial(@Arg('input', () => DeprecateMaterialInput) input: DeprecateMaterialInput, @Ctx() { viewer }: Context) {
    return byId(Material, (await this.retirement.deprecate(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, { description: `A material is kept after all. Errors: ${SEEN}.` })
  async withdrawDeprecation(@Arg('input', () => SeenMaterialInput) input: SeenMaterialInput, @Ctx() { viewer }: Context) {
    return byId(Material, (await this.retirement.withdraw(viewer, input)).id);
  }
}
