import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { extensionOf, kindsFor, kindOf } from '../../../../schema/file-kinds.ts';
import { limits } from '../../../../schema/limits.ts';
import { newSecret, secretHash } from '../../platform/auth/secret.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { detectKind } from '../../platform/files/detect.ts';
import { labelOf } from '../../platform/files/label.ts';
import { receive, type Received } from '../../platform/files/receive.ts';
import { authorise } from '../../platform/graphql/action.ts';
import { line } from '../../platform/graphql/line.ts';
import { HUB_STREAM } from '../../platform/history/record.ts';
import { fileAudience } from './file.history.ts';
import type { FileRoom } from './file-room.service.ts';
import { StoredFile, FileState, type FileKind, type FilePurpose } from './stored-file.entity.ts';
import { takes, uploadFile } from './stored-file.policy.ts';

const TICKET_MINUTES = 15;

type Ticket = { id: string; purpose: FilePurpose; name: string; size: number };
/** What an upload is answered with. */
export type Uploaded = Pick<StoredFile, 'id' | 'name' | 'kind' | 'size' | 'sha256' | 'state'>;

/** How files come in: leave is asked for first, then the bytes are sent by it, once. */
export class UploadService {
  constructor(
    private readonly database: Database,
    private readonly room: FileRoom,
  ) {}

  /** Leave to send one file of that size. Its secret is given once; what would be refused anyhow is refused before it is sent. */
  async createTicket(
    viewer: Viewer,
    input: { name: string; size: number; purpose: FilePurpose },
  ): Promise<{ address: string; expiresAt: string }> {
    authorise(uploadFile(viewer));
    const { size, purpose } = input;
    const name = line('name', input.name);
    if (size < 1) throw badInput('size', 'EMPTY');
    if (size > limits.fileBytes) throw badInput('size', 'TOO_LARGE', { most: limits.fileBytes });
    const extension = extensionOf(name);
    if (extension && !kindsFor(purpose).some((kind) => kindOf(kind).extensions.includes(extension)))
      throw badInput('name', 'KIND_NOT_TAKEN');
    const secret = newSecret();
    return this.database.inTransaction(viewer, async (tx) => {
      const [asked] = await tx.manager.query(
        `select count(*)::int as count, coalesce(sum(size), 0)::float as bytes from upload_ticket where person_id = $1 and created_at > clock_timestamp() - interval '1 day'`,
        [viewer.personId],
      );
      if (asked.count >= limits.uploadsADay || asked.bytes + size > limits.uploadBytesADay)
        throw new AppError('RATE_LIMITED', { retryAfterSeconds: 3_600 });
      const [{ expires_at }] = await tx.manager.query(
        `insert into upload_ticket (token_hash, person_id, organisation_id, purpose, name, size, expires_at)
         values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(mins => ${TICKET_MINUTES})) returning expires_at`,
        [secretHash(secret), viewer.personId, viewer.organisationId, purpose, name, size],
      );
      return { address: `/files/upload/${secret}`, expiresAt: (expires_at as Date).toISOString() };
    });
  }

  /** Takes in what is sent by a ticket. `announced` is what the sender says of its length, where it says it. */
  async accept(viewer: Viewer, secret: string, body: Readable, announced: number | undefined): Promise<Uploaded> {
    authorise(uploadFile(viewer));
    const ticket = await this.claim(viewer, secret);
    const path = join(this.room.incoming, `${ticket.id}.part`);
    try {
      if (announced !== undefined && announced !== ticket.size)
        throw badInput('file', 'SIZE_DIFFERS', { announced: ticket.size });
      const received = await receive(body, path, ticket.size, this.room.pace);
      const kind = await detectKind(path, ticket.name);
      if (!kind || !takes(ticket.purpose, kind)) throw badInput('file', 'KIND_NOT_TAKEN');
      return await this.keep(viewer, ticket, { ...received, kind });
    } finally {
      await rm(path, { force: true });
      await this.database.ask('update upload_ticket set finished_at = clock_timestamp() where id = $1', [ticket.id]);
    }
  }

  /** The ticket is used up before a byte is read: two that come with it at the same time are one that has it and one that has not. */
  private claim(viewer: Viewer, secret: string): Promise<Ticket> {
    return this.database.inTransaction(viewer, async (tx) => {
      await tx.manager.query(`select pg_advisory_xact_lock(hashtext('upload ' || $1))`, [viewer.personId]);
      // As long as it may take at the most: one that went with its process holds its place no longer.
      const [{ running }] = await tx.manager.query(
        `select count(*)::int as running from upload_ticket where person_id = $1 and used_at + make_interval(secs => $2 + size / $3::float) > clock_timestamp() and finished_at is null`,
        [viewer.personId, (2 * this.room.pace.idleMs) / 1_000, this.room.pace.slowest],
      );
      if (running >= limits.uploadsAtOnce) throw new AppError('RATE_LIMITED', { retryAfterSeconds: 5 });
      const [[ticket]] = await tx.manager.query(
        `update upload_ticket set used_at = clock_timestamp()
          where token_hash = $1 and person_id = $2 and organisation_id = $3 and used_at is null and expires_at > clock_timestamp()
         returning id, purpose, name, size`,
        [secretHash(secret), viewer.personId, viewer.organisationId],
      );
      if (!ticket) throw notFound('ticket');
      return ticket;
    });
  }

  private async keep(
    viewer: Viewer,
    ticket: Ticket,
    { path, size, sha256, kind }: Received & { kind: FileKind },
  ): Promise<Uploaded> {
    // Told before it is done: bytes that a lost process has put down are forgotten in the night.
    await this.database.ask('update upload_ticket set sha256 = $2 where id = $1', [ticket.id, sha256]);
    const name = labelOf(ticket.name, kind);
    const state = this.room.scanner ? FileState.QUARANTINED : FileState.CLEAN;
    const { purpose } = ticket;
    return this.database.inTransaction(viewer, async (tx) => {
      await this.room.holdContent(tx, sha256);
      await this.room.store.put(sha256, path);
      const id = (await tx.insert(StoredFile, {
        ...{ organisationId: viewer.organisationId!, uploadedById: viewer.personId!, purpose },
        ...{ name, kind, size, sha256, state },
      }))!;
      if (this.room.scanner) await tx.enqueue('file.scan', { sha256 });
      tx.record('file.uploaded', {
        stream: HUB_STREAM,
        subjectType: 'StoredFile',
        subject: id,
        audience: fileAudience(viewer.personId!),
        facts: { organisationId: viewer.organisationId!, purpose, kind, size, sha256 },
      });
      return { id, name, kind, size, sha256, state };
    });
  }
}
