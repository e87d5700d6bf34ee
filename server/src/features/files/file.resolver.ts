import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { computed, shape, type Row } from '../../platform/reading/source.ts';
import { CreateUploadTicketInput, UploadTicket } from './file.inputs.ts';
import { fileAddress } from './file-address.ts';
import { StoredFile } from './stored-file.entity.ts';
import type { UploadService } from './upload.service.ts';

@Resolver(() => StoredFile)
export class FileResolver {
  constructor(private readonly uploads: UploadService) {}

  @Access('SIGNED_IN')
  @Mutation(() => UploadTicket, {
    description:
      'Leave to send a file. It is the sender’s alone until it is attached, and thrown away after a day. Errors: FORBIDDEN (reason), BAD_USER_INPUT (field, problem), LIMIT_REACHED (limit, most).',
  })
  async createUploadTicket(
    @Arg('input', () => CreateUploadTicketInput) input: CreateUploadTicketInput,
    @Ctx() { viewer }: Context,
  ) {
    return shape(await this.uploads.createTicket(viewer, input));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where its bytes are read; null while it is in quarantine, or when it was refused.',
  })
  address(@Root() file: Row<StoredFile>) {
    return computed({ id: file.id, name: file.name, state: file.state }, ({ id, name, state }) =>
      state === 'CLEAN' ? fileAddress(id, name) : null,
    );
  }
}
