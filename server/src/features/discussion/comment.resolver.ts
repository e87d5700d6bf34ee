import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { Action } from '../../platform/graphql/action.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId, isId } from '../../platform/reading/lookup.ts';
import { contains } from '../../platform/reading/search.ts';
import { computed, many, page, type Row } from '../../platform/reading/source.ts';
import { and, sql, trusted } from '../../platform/reading/sql.ts';
import { visible } from '../../platform/reading/tables.ts';
import { Material } from '../materials/material.entity.ts';
import { MaterialAbilities } from '../materials/material.types.ts';
import { Person } from '../people/person.entity.ts';
import { Comment, CommentConnection } from './comment.entity.ts';
import { AddCommentInput, CommentsArgs, DeleteCommentInput, EditCommentInput } from './comment.inputs.ts';
import { addComment, deleteComment, editComment, isAddressed, isMentionable } from './comment.policy.ts';
import type { CommentService } from './comment.service.ts';

@ObjectType({ description: 'What the viewer may do with a comment.' })
export class CommentAbilities {
  @Field(() => Action, { description: 'Say it in other words.' })
  edit: Action;
  @Field(() => Action, { description: 'Delete it.' })
  delete: Action;
}

@Resolver(() => Comment)
export class CommentResolver {
  constructor(private readonly comments: CommentService) {}

  @Access('SIGNED_IN')
  @Query(() => CommentConnection, {
    name: 'comments',
    description: 'What was said of a material and of its versions, of what the viewer may read, newest first.',
  })
  list(@Args(() => CommentsArgs) { materialId, materialVersionId, first, after }: CommentsArgs) {
    return page(Comment, {
      first,
      after: after ?? null,
      order: (c) => [c.writtenAt, c.id],
      descending: true,
      ...(isId(materialId) && { known: { materialId } }),
      where: (c) =>
        and(
          isId(materialId) || sql`false`,
          typeof materialVersionId === 'string' &&
            (isId(materialVersionId) ? sql`${c.materialVersionId} = ${materialVersionId}` : sql`false`),
        ),
    });
  }

  @Access('SIGNED_IN')
  @Mutation(() => Comment, {
    description:
      'Says something of a material. Errors: NOT_FOUND, FORBIDDEN (reason), BAD_USER_INPUT (field, problem), RATE_LIMITED, IDEMPOTENCY_CONFLICT.',
  })
  async addComment(@Arg('input', () => AddCommentInput) input: AddCommentInput, @Ctx() { viewer }: Context) {
    return byId(Comment, (await this.comments.add(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Comment, {
    description:
      'Says one’s own comment in other words. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion), BAD_USER_INPUT (field, problem), RATE_LIMITED.',
  })
  async editComment(@Arg('input', () => EditCommentInput) input: EditCommentInput, @Ctx() { viewer }: Context) {
    return byId(Comment, (await this.comments.edit(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => Comment, {
    description:
      'Takes the words of a comment away for good; its place stays. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion).',
  })
  async deleteComment(@Arg('input', () => DeleteCommentInput) input: DeleteCommentInput, @Ctx() { viewer }: Context) {
    return byId(Comment, (await this.comments.delete(viewer, input)).id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was said, in its latest words; `@[id]` stands for a person. Null once it is deleted.',
  })
  text(@Root() comment: Row<Comment>) {
    return trusted`(select r.text from comment_revision r where r.comment_id = ${comment.id} order by r.number desc limit 1)`;
  }

  @AtMost(limits.mentions)
  @FieldResolver(() => [Person], { description: 'Who is mentioned, of those whom the viewer may see.' })
  mentions(@Root() comment: Row<Comment>) {
    return many(
      Person,
      (p) => trusted`exists (select 1 from comment_mention n where n.comment_id = ${comment.id} and n.person_id = ${p.id})`,
      { order: (p) => [p.name, p.id] },
    );
  }

  @FieldResolver(() => CommentAbilities, { description: 'What the viewer may do with it, and why not.' })
  viewerCan(@Root() comment: Row<Comment>, @Ctx() { viewer }: Context) {
    return computed(
      {
        authorId: comment.authorId,
        organisationId: comment.organisationId,
        isDeleted: sql`(${comment.deletedAt} is not null)`,
        projectId: sql`(select m.project_id from ${visible(Material, viewer)} m where m.id = ${comment.materialId})`,
        isPublished: sql`(select m.current_version_id is not null from ${visible(Material, viewer)} m where m.id = ${comment.materialId})`,
        isAddressed: isAddressed(comment.materialId, viewer),
      },
      (said) => ({ edit: editComment(viewer, said), delete: deleteComment(viewer, said) }),
    );
  }
}

@Resolver(() => MaterialAbilities)
export class MaterialCommentAbilities {
  @FieldResolver(() => Action, { description: 'Say something of it.' })
  addComment(@Root() material: Row<Material>, @Ctx() { viewer }: Context) {
    return computed(
      {
        projectId: material.projectId,
        isPublished: sql`(${material.currentVersionId} is not null)`,
        isAddressed: isAddressed(material.id, viewer),
      },
      (place) => addComment(viewer, place),
    );
  }
}

@Resolver(() => Material)
export class MaterialDiscussion {
  @AtMost(limits.mentions)
  @FieldResolver(() => [Person], {
    description: 'People whom the viewer may mention in its discussion, by name; 20 at the most.',
  })
  mentionable(
    @Root() material: Row<Material>,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name.' }) search: string | null | undefined,
    @Ctx() { viewer }: Context,
  ) {
    return many(
      Person,
      (p) =>
        and(isMentionable(p, material.projectId, viewer), search?.trim() && contains(sql`lower(${p.name})`, search)) as never,
      { order: (p) => [p.name, p.id] },
    );
  }
}
