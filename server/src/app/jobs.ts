import type { Database } from '../platform/database/database.ts';
import { sealHistory } from '../platform/history/seal.ts';
import type { JobWorks } from '../platform/jobs/job.ts';
import { JobWorker } from '../platform/jobs/worker.ts';
import type { Log } from '../platform/history/wake.ts';
import { makeServices, type Services } from './wiring.ts';

/** Every kind of job and who does it; a kind that is missing here does not compile. */
const works = (
  database: Database,
  {
    passwords,
    letters,
    links,
    fileCare,
    importRunner,
    importSweeps,
    harvests,
    catalogue,
    sweeps,
    reminders,
    nudges,
    eventInvitations,
    asking,
  }: Services,
): JobWorks => ({
  'password.asked': ({ payload }) => passwords.answer(payload),
  'password.letter': ({ payload }) => letters.sendReset(payload.resetId),
  'invitation.letter': ({ payload }) => letters.sendInvitation(payload.invitationId),
  'coverage.nudge_letter': ({ payload }) => nudges.sendLetter(payload),
  'event.invitation_letter': ({ payload }) => eventInvitations.sendLetter(payload),
  'material.links': ({ stopping }) => links.run(stopping),
  'file.scan': (job) => fileCare.scan(job),
  'file.forget': (job) => fileCare.forget(job),
  'file.sweep': (job) => fileCare.sweep(job),
  'aoe.harvest': (job) => harvests.run(job),
  'aoe.nightly': async () => void (await harvests.startByItself()),
  'catalogue.maintainers': (job) => catalogue.renewMaintainers(job.finish),
  'account.sweep': (job) => sweeps.sweep(job.finish),
  'event.reminders': async ({ stopping }) => void (await reminders.run(stopping)),
  'follow_up.ask': async ({ stopping }) => void (await asking.run(stopping)),
  'import.check': importRunner.check,
  'import.apply': importRunner.apply,
  'import.undo': importRunner.undo,
  'import.sweep': (job) => importSweeps.sweep(job),
  'history.seal': (job) => sealHistory(database, job.finish),
});

const nightly = {
  'catalogue.maintainers': '00:05',
  'history.seal': '02:15',
  'account.sweep': '02:45',
  'file.sweep': '03:20',
  'import.sweep': '03:30',
  'aoe.nightly': '03:40',
  'event.reminders': '05:30',
  'follow_up.ask': '05:45',
} as const;
const nightlyLinks = { 'material.links': '03:00' } as const;

/** The jobs of this installation, as this process takes part in them. */
export function createJobs(
  database: Database,
  log: Log,
  services: Services = makeServices(database),
  { checkLinks = false }: { checkLinks?: boolean } = {},
): JobWorker {
  const worker = new JobWorker({
    pool: database.pool,
    works: works(database, services),
    nightly: { ...nightly, ...(checkLinks && nightlyLinks) },
    log,
  });
  database.onEnqueue = worker.wake;
  return worker;
}
