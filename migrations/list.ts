import { People1700000000100 } from './1700000000100-people.ts';
import { Projects1700000000200 } from './1700000000200-projects.ts';
import { Materials1700000000300 } from './1700000000300-materials.ts';
import { Adoptions1700000000400 } from './1700000000400-adoptions.ts';
import { History1700000000500 } from './1700000000500-history.ts';
import { Attempts1700000000600 } from './1700000000600-attempts.ts';
import { Lists1700000000700 } from './1700000000700-lists.ts';
import { Accounts1700000000800 } from './1700000000800-accounts.ts';
import { Outbox1700000000810 } from './1700000000810-outbox.ts';
import { Jobs1700000000900 } from './1700000000900-jobs.ts';
import { Seals1700000001000 } from './1700000001000-seals.ts';
import { Notifications1700000001100 } from './1700000001100-notifications.ts';
import { Maintenance1700000001200 } from './1700000001200-maintenance.ts';
import { Versions1700000001300 } from './1700000001300-versions.ts';
import { Proposals1700000001310 } from './1700000001310-proposals.ts';
import { Files1700000001400 } from './1700000001400-files.ts';
import { Comments1700000001500 } from './1700000001500-comments.ts';
import { Imports1700000001600 } from './1700000001600-imports.ts';
import { Harvests1700000001700 } from './1700000001700-harvests.ts';
import { Catalogue1700000001710 } from './1700000001710-catalogue.ts';
import { CatalogueParts1700000001720 } from './1700000001720-catalogue-parts.ts';
import { SpokenDrafts1700000001730 } from './1700000001730-spoken-drafts.ts';
import { Withdrawals1700000001800 } from './1700000001800-withdrawals.ts';
import { Evidence1700000001810 } from './1700000001810-evidence.ts';
import { Verification1700000001811 } from './1700000001811-verification.ts';
import { Dissemination1700000001900 } from './1700000001900-dissemination.ts';
import { SourceEvents1700000001901 } from './1700000001901-source-events.ts';
import { FollowUp1700000001910 } from './1700000001910-follow-up.ts';
import { EventImports1700000001911 } from './1700000001911-event-imports.ts';
import { Coverage1700000002000 } from './1700000002000-coverage.ts';
import { Targets1700000002001 } from './1700000002001-targets.ts';
import { RegisterOverTime1700000002100 } from './1700000002100-register-over-time.ts';
import { CoverageOfMerged1700000002101 } from './1700000002101-coverage-of-merged.ts';
import { CatalogueMaintainers1700000002200 } from './1700000002200-catalogue-maintainers.ts';
import { VerdictsByDay1700000002220 } from './1700000002220-verdicts-by-day.ts';
import { MergersAsKnown1700000002221 } from './1700000002221-mergers-as-known.ts';
import { EventInvitations1700000002230 } from './1700000002230-event-invitations.ts';
import { AdoptionOrders1700000002231 } from './1700000002231-adoption-orders.ts';

/** Every migration, in order. A merged one is never edited. */
export const migrations = [
  People1700000000100,
  Projects1700000000200,
  Materials1700000000300,
  Adoptions1700000000400,
  History1700000000500,
  Attempts1700000000600,
  Lists1700000000700,
  Accounts1700000000800,
  Outbox1700000000810,
  Jobs1700000000900,
  Seals1700000001000,
  Notifications1700000001100,
  Maintenance1700000001200,
  Versions1700000001300,
  Proposals1700000001310,
  Files1700000001400,
  Comments1700000001500,
  Imports1700000001600,
  Harvests1700000001700,
  Catalogue1700000001710,
  CatalogueParts1700000001720,
  SpokenDrafts1700000001730,
  Withdrawals1700000001800,
  Evidence1700000001810,
  Verification1700000001811,
  Dissemination1700000001900,
  SourceEvents1700000001901,
  FollowUp1700000001910,
  EventImports1700000001911,
  Coverage1700000002000,
  Targets1700000002001,
  RegisterOverTime1700000002100,
  CoverageOfMerged1700000002101,
  CatalogueMaintainers1700000002200,
  VerdictsByDay1700000002220,
  MergersAsKnown1700000002221,
  EventInvitations1700000002230,
  AdoptionOrders1700000002231,
];
