import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { today } from '../../platform/reading/clock.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { computed, many, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { FormerName } from './former-name.entity.ts';
import { Licence, validOn } from './licence.entity.ts';
import type { MergerService } from './merger.service.ts';
import { Organisation } from './organisation.entity.ts';
import { LicenceState, OrganisationAbilities } from './organisation.types.ts';
import {
  ConfirmLocationsInput,
  EditOrganisationInput,
  MergeOrganisationsInput,
  SetLicenceInput,
  UndoMergerInput,
} from './register.inputs.ts';
import {
  editOrganisation,
  editProvider,
  locationToConfirm,
  mergeOrganisation,
  undoMerger,
  type Registered,
} from './register.policy.ts';
import type { RegisterService } from './register.service.ts';

/** What the rules of the register say of an organisation. */
@Resolver(() => OrganisationAbilities)
export class RegisterAbilities {
  @FieldResolver(() => Action, { description: 'Correct its names, or give it new ones from a day on.' })
  edit(@Ctx() { viewer }: Context) {
    return computed({ none: sql`1` }, () => editOrganisation(viewer));
  }

  @FieldResolver(() => Action, { description: 'Enter its licences, and confirm where it is.' })
  editProvider(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return computed(registered(organisation), (known: Registered) => editProvider(viewer, known));
  }

  @FieldResolver(() => Action, { description: 'Merge it into another provider.' })
  merge(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return computed(registered(organisation), (known: Registered) => mergeOrganisation(viewer, known));
  }

  @FieldResolver(() => Action, { description: 'Take its merger back.' })
  undoMerger(@Root() organisation: Row<Organisation>, @Ctx() { viewer }: Context) {
    return computed(registered(organisation), (known: Registered) => undoMerger(viewer, known));
  }
}

const registered = ({ kind, mergedOn }: Row<Organisation>) => ({ kind, mergedOn });

const SEEN = 'NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion), BAD_USER_INPUT (field, problem)';

@Resolver(() => Organisation)
export class RegisterResolver {
  constructor(
    private readonly register: RegisterService,
    private readonly mergers: MergerService,
  ) {}

  @AtMost(20)
  @FieldResolver(() => [FormerName], { description: 'The names it bore before, latest first.' })
  formerNames(@Root() organisation: Row<Organisation>) {
    return many(FormerName, (name) => sql`${name.organisationId} = ${organisation.id}`, {
      order: (name) => [name.validUntil, name.id],
      descending: true,
    });
  }

  @AtMost(20)
  @FieldResolver(() => [Organisation], { description: 'The providers that were merged into it, latest first.' })
  predecessors(@Root() organisation: Row<Organisation>) {
    return many(Organisation, (o) => sql`${o.mergedIntoId} = ${organisation.id}`, {
      order: (o) => [o.mergedOn, o.id],
      descending: true,
    });
  }

  @FieldResolver(() => Boolean, {
    description: 'A provider whose region is not known, or whose place rests on no source: an administrator has to confirm it.',
  })
  locationToConfirm(@Root() organisation: Row<Organisation>) {
    return locationToConfirm(organisation);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Organisation, {
    description: `Gives an organisation other names, for the administrator. Errors: ${SEEN}.`,
  })
  async editOrganisation(@Arg('input', () => EditOrganisationInput) input: EditOrganisationInput, @Ctx() { viewer }: Context) {
    return byId(Organisation, (await this.register.edit(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Organisation, {
    description: `Enters a licence of a provider, or other days of one, for the administrator. Errors: ${SEEN}, IDEMPOTENCY_CONFLICT.`,
  })
  async setLicence(@Arg('input', () => SetLicenceInput) input: SetLicenceInput, @Ctx() { viewer }: Context) {
    return byId(Organisation, (await this.register.setLicence(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Organisation, {
    description: `Merges one provider into another from a day on, for the administrator; answers the one that ends. Its people, partnerships and materials stay with it. Errors: ${SEEN}.`,
  })
  async mergeOrganisations(
    @Arg('input', () => MergeOrganisationsInput) input: MergeOrganisationsInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(Organisation, (await this.mergers.merge(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Organisation, { description: `Takes a merger back, for the administrator. Errors: ${SEEN}.` })
  async undoMerger(@Arg('input', () => UndoMergerInput) input: UndoMergerInput, @Ctx() { viewer }: Context) {
    return byId(Organisation, (await this.mergers.undo(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => [Organisation], {
    description: `Confirms where providers are, for the administrator: all of them or none. Errors: ${SEEN}, with organisationId where it is about one; LIMIT_REACHED.`,
  })
  async confirmLocations(@Arg('input', () => ConfirmLocationsInput) input: ConfirmLocationsInput, @Ctx() { viewer }: Context) {
    const { ids } = await this.register.confirmLocations(viewer, input);
    return many(Organisation, (o) => sql`${o.id} = any(${ids})`, { order: (o) => [o.nameFi, o.id] });
  }
}

@Resolver(() => Licence)
export class LicenceResolver {
  @FieldResolver(() => LicenceState, { description: 'Whether it holds today.' })
  state(@Root() licence: Row<Licence>) {
    const merged = sql`exists (select 1 from ${everyRow(Organisation)} o where o.id = ${licence.organisationId} and o.merged_on <= ${today})`;
    return sql`case when ${merged} and coalesce(${licence.validUntil} >= ${today}, true) then 'MERGED'
      when ${validOn(today, licence.validFrom, licence.validUntil)} then 'VALID'
      when ${licence.validFrom} > ${today} then 'COMING' else 'EXPIRED' end`;
  }
}
