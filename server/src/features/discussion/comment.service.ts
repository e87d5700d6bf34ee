import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import type { Attempts } from '../../platform/gate/attempts.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { prose } from '../../platform/graphql/prose.ts';
import { render, sql, trusted, Alias } from '../../platform/reading/sql.ts';
import { rowOf, visible } from '../../platform/reading/tables.ts';
import { NotificationKind } from '../notifications/notification.entity.ts';
import { notify } from '../notifications/notification.sql.ts';
import { MaterialVersion, VersionState } from '../materials/material-version.entity.ts';
import { Material } from '../materials/material.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Comment } from './comment.entity.ts';
import { commentAudience, commentStream } from './comment.history.ts';
import type { AddCommentInput, DeleteCommentInput, EditCommentInput } from './comment.inputs.ts';
import { addComment, deleteComment, editComment, isAddressed, isMentionable } from './comment.policy.ts';

const MENTION = /@\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/gi;

type About = { material: Material; version: MaterialVersion | null; projectId: string | null; isPublished: boolean };

/** What was typed; there must be some. */
function wordsOf(typed: string): string {
  const text = prose('text', typed);
  if (!text) throw badInput('text', 'REQUIRED');
  return text;
}

/** What people say of materials. Their words stand in rows of their own and nowhere else, so that deleting takes them away. */
export class CommentService {
  constructor(
    private readonly database: Database,
    private readonly attempts: Attempts,
  ) {}

  add(viewer: Viewer, input: AddCommentInput): Promise<{ id: string }> {
    return this.inTurn(viewer, async (tx) => {
      const about = await this.findPlace(tx, viewer, input);
      const authorised = async () => authorise(addComment(viewer, await this.placeOf(tx, viewer, about)));
      return tx.once(input.idempotencyKey, input, authorised, async () => {
        const text = wordsOf(input.text);
        const mentioned = await this.mentionedIn(tx, viewer, text, about);
        const id = (await tx.insert(Comment, {
          ...{ materialId: about.material.id, materialVersionId: about.version?.id ?? null },
          ...{ authorId: viewer.personId!, organisationId: viewer.organisationId! },
        }))!;
        await this.say(tx, id, { number: 1, text });
        this.record(tx, 'comment.added', id, about, {});
        await this.mention(tx, id, about, mentioned);
        return { id };
      });
    });
  }

  /** Says it in other words; that it was edited shows. Only who is mentioned newly is told. */
  edit(viewer: Viewer, input: EditCommentInput): Promise<{ id: string }> {
    return this.inTurn(viewer, async (tx) => {
      const { comment, about } = await this.find(tx, viewer, input.id);
      authorise(editComment(viewer, { ...this.said(comment), ...(await this.placeOf(tx, viewer, about)) }));
      const text = wordsOf(input.text);
      const mentioned = await this.mentionedIn(tx, viewer, text, about);
      await tx.change(Comment, comment.id, input.expectedVersion, { editedAt: () => 'hub_now()' });
      const version = input.expectedVersion + 1;
      await this.say(tx, comment.id, { number: version, text });
      this.record(tx, 'comment.edited', comment.id, about, { version });
      await tx.manager.query('delete from comment_mention where comment_id = $1 and person_id <> all($2)', [
        comment.id,
        mentioned,
      ]);
      await this.mention(tx, comment.id, about, mentioned);
      return { id: comment.id };
    });
  }

  /** Takes the words away for good. That somebody said something here, and that it was deleted, stays. */
  delete(viewer: Viewer, { id, expectedVersion }: DeleteCommentInput): Promise<{ id: string }> {
    return this.database.inTransaction(viewer, async (tx) => {
      const { comment, about } = await this.find(tx, viewer, id);
      authorise(deleteComment(viewer, { ...this.said(comment), ...(await this.placeOf(tx, viewer, about)) }));
      await tx.change(Comment, comment.id, expectedVersion, { deletedAt: () => 'hub_now()', deletedById: viewer.personId });
      for (const table of ['comment_revision', 'comment_mention'])
        await tx.manager.query(`delete from ${table} where comment_id = $1`, [comment.id]);
      const byAuthor = comment.authorId === viewer.personId;
      this.record(tx, 'comment.deleted', comment.id, about, { version: expectedVersion + 1, byAuthor });
      return { id: comment.id };
    });
  }

  /** So many in a while, whoever it is; what comes to nothing is not counted. */
  private async inTurn<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const giveBack = await this.attempts.take([{ of: `comment ${viewer.personId}`, most: limits.comments, seconds: 600 }]);
    try {
      return await this.database.inTransaction(viewer, work);
    } catch (error) {
      await giveBack();
      throw error;
    }
  }

  private async find(tx: Transaction, viewer: Viewer, id: string) {
    const comment = await tx.find(Comment, id);
    return { comment, about: await this.findPlace(tx, viewer, comment) };
  }

  private async findPlace(
    tx: Transaction,
    viewer: Viewer,
    { materialId, materialVersionId }: { materialId: string; materialVersionId?: string | null },
  ): Promise<About> {
    const material = await tx.find(Material, materialId, 'materialId');
    const version = materialVersionId ? await tx.find(MaterialVersion, materialVersionId, 'materialVersionId') : null;
    if (version && version.materialId !== material.id) throw notFound('materialVersionId');
    const isOut = !version || version.state === VersionState.PUBLISHED || version.state === VersionState.SUPERSEDED;
    return { material, version, projectId: material.projectId, isPublished: material.currentVersionId !== null && isOut };
  }

  private said({ authorId, organisationId, deletedAt }: Comment) {
    return { authorId, organisationId, isDeleted: deletedAt !== null };
  }

  private async placeOf(tx: Transaction, viewer: Viewer, { material, projectId, isPublished }: About) {
    const { text, values } = render(trusted`select ${isAddressed(sql`${material.id}`, viewer)} as addressed`);
    const [{ addressed }] = await tx.manager.query(text, values);
    return { projectId, isPublished, isAddressed: addressed };
  }

  /** The people that a text mentions, all of whom the writer must see and who will read it. */
  private async mentionedIn(tx: Transaction, viewer: Viewer, said: string, { projectId }: About): Promise<string[]> {
    const ids = [...new Set([...said.matchAll(MENTION)].map(([, id]) => id!.toLowerCase()))];
    if (!ids.length) return [];
    if (ids.length > limits.mentions) throw badInput('text', 'TOO_MANY_MENTIONS', { most: limits.mentions });
    const alias = new Alias();
    const person = rowOf(Person, alias);
    const { text, values } = render(
      trusted`select ${person.id} from ${visible(Person, viewer)} ${alias} where ${person.id} = any(${ids}::uuid[]) and ${isMentionable(person, sql`${projectId}::uuid`, viewer)}`,
    );
    const found: { id: string }[] = await tx.manager.query(text, values);
    if (found.length < ids.length) throw badInput('text', 'NOT_MENTIONABLE');
    return ids;
  }

  private say(tx: Transaction, id: string, { number, text }: { number: number; text: string }) {
    return tx.manager.query('insert into comment_revision (comment_id, number, text) values ($1, $2, $3)', [id, number, text]);
  }

  private async mention(tx: Transaction, id: string, about: About, people: readonly string[]) {
    const added: { person_id: string }[] = await tx.manager.query(
      'insert into comment_mention (comment_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing returning person_id',
      [id, people],
    );
    for (const { person_id: personId } of added) {
      await this.tell(tx, id, about, personId);
      tx.record('comment.mentioned', {
        stream: commentStream(about),
        subjectType: 'Comment',
        subject: id,
        audience: [`person:${personId}`],
        facts: { materialId: about.material.id, versionId: about.version?.id ?? null, personId },
      });
    }
  }

  /** For that person, wherever they act for somebody who reads it. */
  private async tell(tx: Transaction, id: string, { material, projectId }: About, personId: string) {
    const places: { id: string }[] = await tx.manager.query(
      `select distinct m.organisation_id as id from membership m join organisation o on o.id = m.organisation_id
        where m.person_id = $1 and membership_valid(m)
          and (o.kind = 'PROVIDER' or m.project_id = $2 or exists (select from project p where p.id = $2 and p.funder_id = o.id))`,
      [personId, projectId],
    );
    await notify(tx, {
      kind: NotificationKind.MENTIONED,
      organisationIds: places.map((place) => place.id),
      personId,
      subjectType: 'Comment',
      subjectId: id,
      facts: { materialId: material.id },
    });
  }

  private record(
    tx: Transaction,
    kind: 'comment.added' | 'comment.edited' | 'comment.deleted',
    id: string,
    about: About,
    more: object,
  ) {
    tx.record(kind, {
      stream: commentStream(about),
      subjectType: 'Comment',
      subject: id,
      audience: commentAudience(about),
      facts: { materialId: about.material.id, versionId: about.version?.id ?? null, ...more } as never,
    });
  }
}
