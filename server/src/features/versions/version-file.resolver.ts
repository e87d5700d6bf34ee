import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { limits } from '../../../../schema/limits.ts';
import type { Context } from '../../platform/auth/context.ts';
import { Access } from '../../platform/graphql/access.ts';
import { AtMost } from '../../platform/graphql/weight.ts';
import { byId } from '../../platform/reading/lookup.ts';
import { many, type Row } from '../../platform/reading/source.ts';
import { sql } from '../../platform/reading/sql.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { MaterialVersionFile } from './version-file.entity.ts';
import { AttachVersionFileInput, RemoveVersionFileInput } from './version-file.inputs.ts';
import type { VersionFileService } from './version-file.service.ts';

@Resolver(() => MaterialVersion)
export class VersionFileResolver {
  constructor(private readonly versionFiles: VersionFileService) {}

  @Access('SIGNED_IN')
  @Mutation(() => MaterialVersion, {
    description:
      'Adds a file to a draft. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion), BAD_USER_INPUT (field, problem).',
  })
  async attachVersionFile(@Arg('input', () => AttachVersionFileInput) input: AttachVersionFileInput, @Ctx() { viewer }: Context) {
    return byId(MaterialVersion, (await this.versionFiles.attach(viewer, input)).id);
  }

  @Access('SIGNED_IN')
  @Mutation(() => MaterialVersion, {
    description: 'Takes a file out of a draft. Errors: NOT_FOUND, FORBIDDEN (reason), CONFLICT (currentVersion).',
  })
  async removeVersionFile(@Arg('input', () => RemoveVersionFileInput) input: RemoveVersionFileInput, @Ctx() { viewer }: Context) {
    return byId(MaterialVersion, (await this.versionFiles.remove(viewer, input)).id);
  }

  @AtMost(limits.files)
  @FieldResolver(() => [MaterialVersionFile], { description: 'Its files, by language and in the order they were added.' })
  files(@Root() version: Row<MaterialVersion>) {
    return many(MaterialVersionFile, (f) => sql`${f.materialVersionId} = ${version.id}`, {
      order: (f) => [f.language, f.addedAt, f.id],
    });
  }
}
