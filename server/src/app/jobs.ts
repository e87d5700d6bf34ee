import type { Database } from '../platform/database/database.ts';
import { sealHistory } from '../platform/history/seal.ts';
import type { JobWorks } from '../platform/jobs/job.ts';
import { JobWorker } from '../platform/jobs/worker.ts';
import type { Log } from '../platform/history/wake.ts';
import { makeServices, type Services } from './wiring.ts';

/** Every kind of job and who does it; a kind that is missing here does not compile. */
const works = (database: Database, { passwords, letters, importRunner }: Services): JobWorks => ({
  'password.asked': ({ payload }) => passwords.answer(payload),
  'password.letter': ({ payload }) => letters.sendReset(payload.resetId),
  'invitation.letter': ({ payload }) => letters.sendInvitation(payload.invitationId),
  'import.check': importRunner.check,
  'import.apply': importRunner.apply,
  'import.undo': importRunner.undo,
  'history.seal': (job) => sealHistory(database, job.finish),
});

const nightly = { 'history.seal': '02:15' } as const;

/** The jobs of this installation, as this process takes part in them. */
export function createJobs(database: Database, log: Log, services: Services = makeServices(database)): JobWorker {
  const worker = new JobWorker({ pool: database.pool, works: works(database, services), nightly, log });
  database.onEnqueue = worker.wake;
  return worker;
}
