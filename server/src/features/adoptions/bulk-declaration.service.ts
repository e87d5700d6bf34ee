import { limits } from '../../../../schema/limits.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Database } from '../../platform/database/database.ts';
import { AppError, badInput } from '../../platform/errors/app-error.ts';
import type { StoredFile } from '../files/stored-file.entity.ts';
import type { DeclareAdoptionsInput, MaterialToDeclareInput } from './adoption.inputs.ts';
import { holdAdoptions, proofFiles, type AdoptionService } from './adoption.service.ts';
import { AdoptionStage } from './stages.ts';

/** How a provider declares one stage of many materials, saying once what it needs. */
export class BulkDeclarationService {
  constructor(
    private readonly database: Database,
    private readonly adoptions: AdoptionService,
  ) {}

  /** All of them or none, each a declaration of its own. What stops one names it: `materialId`, and its place in `items`. */
  declare(viewer: Viewer, input: DeclareAdoptionsInput): Promise<{ ids: string[] }> {
    const { items } = input;
    return this.database.inTransaction(viewer, (tx) => {
      if (!items.length) throw badInput('items', 'REQUIRED');
      if (items.length > limits.page) throw badInput('items', 'TOO_MANY', { most: limits.page });
      if (new Set(items.map(({ materialId }) => materialId.toLowerCase())).size < items.length) throw badInput('items', 'TWICE');
      const authorised = () => each(items, (item) => this.adoptions.findAdoptable(tx, viewer, item));
      return tx.once(input.idempotencyKey, input, authorised, async (found) => {
        await holdAdoptions(
          tx,
          viewer,
          found.map(({ material }) => material.id),
        );
        let files: Promise<readonly StoredFile[]> | undefined;
        const declared = await each(items, (item, index) =>
          this.adoptions.declareFound(
            tx,
            viewer,
            found[index]!,
            wordsFor(input, item),
            () => (files ??= proofFiles(tx, viewer, input.evidence)),
          ),
        );
        return { ids: declared.map(({ id }) => id) };
      });
    });
  }
}

/** Of what was said for all of them, what the item's own stage asks for. */
function wordsFor(input: DeclareAdoptionsInput, { stage: own, expectedVersion }: MaterialToDeclareInput) {
  const stage = own ?? input.stage;
  const planned = stage === AdoptionStage.PLANNED && pick(input, 'responsible', 'targetDate');
  const established = stage === AdoptionStage.ESTABLISHED && pick(input, 'permanentOwner', 'renewalDate');
  return { ...pick(input, 'effectiveDate', 'reason', 'note', 'evidence'), ...planned, ...established, stage, expectedVersion };
}

const pick = <K extends keyof DeclareAdoptionsInput>(input: DeclareAdoptionsInput, ...names: K[]) =>
  Object.fromEntries(names.map((name) => [name, input[name]])) as Pick<DeclareAdoptionsInput, K>;

/** One after the other; a failure says of which it is. */
async function each<I extends { materialId: string }, T>(
  items: readonly I[],
  work: (item: I, index: number) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  for (const [index, item] of items.entries()) {
    try {
      done.push(await work(item, index));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new AppError(error.code, { ...error.params, materialId: item.materialId, index });
    }
  }
  return done;
}
