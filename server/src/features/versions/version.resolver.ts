import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { computed, many, one, rows, type Row } from '../../platform/reading/source.ts';
import { Alias, sql, trusted, type Sql } from '../../platform/reading/sql.ts';
import { rowOf, visible } from '../../platform/reading/tables.ts';
import { limits } from '../../../../schema/limits.ts';
import { cared, caredOf, type Cared } from '../materials/maintenance.policy.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { MaterialAbilities } from '../materials/material.types.ts';
import { Notification } from '../notifications/notification.entity.ts';
import {
  DiscardDraftInput,
  DraftMaterialVersionInput,
  EditMaterialVersionInput,
  PublishMaterialVersionInput,
  ReturnMaterialVersionInput,
  SubmitMaterialVersionInput,
} from './version.inputs.ts';
import { attachFile, changeDraft, draftVersion, publishVersion, returnVersion, type Written } from './version.policy.ts';
import type { VersionService } from './version.service.ts';
import { VersionLink, VersionPart } from './version-part.entity.ts';

@ObjectType({ description: 'What the viewer may do with a version of a material.' })
export class VersionAbilities {
  @Field(() => Action, { description: 'Write what it holds.' })
  edit: Action;
  @Field(() => Action, { description: 'Add a file to it.' })
  attachFile: Action;
  @Field(() => Action, { description: 'Hand it in for review.' })
  submit: Action;
  @Field(() => Action, { description: 'Give it back to its authors.' })
  return: Action;
  @Field(() => Action, { description: 'Publish it.' })
  publish: Action;
  @Field(() => Action, { description: 'Take it back.' })
  discard: Action;
}

const REFUSALS = 'Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion, currentState)';

/** Whether it is known that what the version is of may be given on. */
function isLicensed({ materialId }: Row<MaterialVersion>, viewer: Context['viewer']): Sql {
  const alias = new Alias();
  const { id, licence } = rowOf(Material, alias);
  return trusted`exists (select 1 from ${visible(Material, viewer)} ${alias} where ${id} = ${materialId} and ${licence} is not null)`;
}

@Resolver(() => MaterialVersion)
export class VersionResolver {
  constructor(private readonly versions: VersionService) {}

  @Access('PUBLIC')
  @Query(() => MaterialVersion, {
    nullable: true,
    description: 'A version of a material by its number, as it is cited; null when there is none that the viewer may see.',
  })
  materialVersion(@Arg('materialId', () => ID) materialId: string, @Arg('number', () => Int) number: number) {
    return isId(materialId)
      ? one(MaterialVersion, (v) => sql`${v.materialId} = ${materialId} and ${v.number} = ${number}`)
      : null;
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialVersion, {
    description: `Begins the next version of a material with what is published now. ${REFUSALS.replace(', CONFLICT (currentVersion, currentState)', '')}, IDEMPOTENCY_CONFLICT.`,
  })
  async draftMaterialVersion(
    @Arg('input', () => DraftMaterialVersionInput) input: DraftMaterialVersionInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(MaterialVersion, (await this.versions.draft(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialVersion, { description: `Writes what a draft holds. ${REFUSALS}, BAD_USER_INPUT (field, problem).` })
  async editMaterialVersion(
    @Arg('input', () => EditMaterialVersionInput) input: EditMaterialVersionInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(MaterialVersion, (await this.versions.edit(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialVersion, {
    description: `Hands a draft in for review by another person. ${REFUSALS}, BAD_USER_INPUT (field REQUIRED: what is missing), IDEMPOTENCY_CONFLICT.`,
  })
  async submitMaterialVersion(
    @Arg('input', () => SubmitMaterialVersionInput) input: SubmitMaterialVersionInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(MaterialVersion, (await this.versions.submit(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialVersion, { description: `Gives a version in review back. ${REFUSALS}, REASON_REQUIRED.` })
  async returnMaterialVersion(
    @Arg('input', () => ReturnMaterialVersionInput) input: ReturnMaterialVersionInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(MaterialVersion, (await this.versions.return(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialVersion, {
    description: `Publishes a version that other people wrote; it never changes afterwards. ${REFUSALS}, IDEMPOTENCY_CONFLICT.`,
  })
  async publishMaterialVersion(
    @Arg('input', () => PublishMaterialVersionInput) input: PublishMaterialVersionInput,
    @Ctx() { viewer }: Context,
  ) {
    return byId(MaterialVersion, (await this.versions.publish(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Material, { description: `Takes a draft back, and answers with its material. ${REFUSALS}.` })
  async discardDraft(@Arg('input', () => DiscardDraftInput) input: DiscardDraftInput, @Ctx() { viewer }: Context) {
    return byId(Material, (await this.versions.discard(viewer, input)).id);
  }

  @AtMost(3)
  @FieldResolver(() => [VersionPart], { description: 'What it holds, by language; none in a version that is “as found”.' })
  parts(@Root() version: Row<MaterialVersion>) {
    return many(VersionPart, (part) => sql`${part.materialVersionId} = ${version.id}`, {
      order: (part) => [part.language],
    });
  }

  @FieldResolver(() => VersionAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() version: Row<MaterialVersion>, @Ctx() { viewer }: Context) {
    return computed(
      {
        ...caredOf(version, viewer),
        state: version.state,
        editorIds: version.editorIds,
        licensed: isLicensed(version, viewer),
      },
      ({ state, editorIds, licensed, ...material }: Cared & Written & { licensed: boolean }) => {
        const change = changeDraft(viewer, material, { state, editorIds });
        return {
          edit: change,
          attachFile: attachFile(viewer, material, { state, licensed }),
          submit: change,
          discard: change,
          return: returnVersion(viewer, material, { state, editorIds }),
          publish: publishVersion(viewer, material, { state, editorIds }),
        };
      },
    );
  }
}

@Resolver(() => VersionPart)
export class VersionPartResolver {
  @AtMost(limits.links)
  @FieldResolver(() => [VersionLink], { description: 'Places on the web, in their order.' })
  links(@Root() part: Row<VersionPart>) {
    return rows(trusted`select x.label, x.address from json_to_recordset(${part.links}) as x (label text, address text)`);
  }
}

@Resolver(() => MaterialAbilities)
export class VersionAbilitiesOfMaterial {
  @FieldResolver(() => Action, { description: 'Begin its next version.' })
  draftVersion(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return computed(
      {
        ...cared(material),
        hasOpen: sql`exists (select 1 from ${visible(MaterialVersion, viewer)} v where v.material_id = ${material.id} and v.state in ('DRAFT', 'IN_REVIEW'))`,
      },
      ({ hasOpen, ...kept }: Cared & { hasOpen: boolean }) => draftVersion(viewer, kept, hasOpen),
    );
  }
}

@Resolver(() => Notification)
export class NotificationMaterial {
  @FieldResolver(() => Material, {
    nullable: true,
    description: 'The material it is about; null when the viewer may not see it.',
  })
  material(@Root() notification: Row<Notification>) {
    return one(Material, (m) => sql`${m.id} = (${notification.facts}->>'materialId')::uuid`);
  }
}
