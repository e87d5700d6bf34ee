import 'reflect-metadata';
import { Transaction } from '../../../../server/src/platform/database/transaction.ts';

// A write that is asked for again is done again.
Transaction.prototype.once = async function (_key, body, authorised, work) {
  const { materialId } = body as { materialId: string };
  const [current] = await this.manager.query(
    'select a.version from adoption a where a.material_id = $1 and a.organisation_id = $2',
    [materialId, (this as unknown as { viewer: { organisationId: string } }).viewer.organisationId],
  );
  Object.assign(body, { expectedVersion: current?.version ?? 0 });
  return work(await authorised());
};
