import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { loadMaterials } from '../features/materials/materials.load.ts';
import { loadFunder, loadMunicipalities, loadProviders, loadRegions } from '../features/organisations/register.load.ts';
import {
  loadFundingCall,
  loadSourceEvents,
  loadSourceParticipations,
  loadSourceProjects,
  loadSourceWorkPackages,
  loadThemes,
} from '../features/projects/sources.load.ts';
import { HUB_STREAM } from '../platform/history/record.ts';
import type { Db, LoadReport } from '../platform/loading/merge.ts';
import { loadInTransaction } from '../platform/loading/transaction.ts';

export { seedDemonstration } from './demonstration/seed.ts';

/** The folder of the public facts: tasks run from the root of the checkout. */
export const dataFolder = join(process.cwd(), 'data');

// In this order: each leans on those before it.
const loads: Readonly<Record<string, (db: Db, folder: string) => Promise<LoadReport>>> = {
  regions: loadRegions,
  municipalities: loadMunicipalities,
  providers: loadProviders,
  funder: loadFunder,
  themes: loadThemes,
  sourceProjects: loadSourceProjects,
  sourceWorkPackages: loadSourceWorkPackages,
  sourceParticipations: loadSourceParticipations,
  sourceEvents: loadSourceEvents,
  fundingCall: loadFundingCall,
  materials: loadMaterials,
};

const LOADED = {
  kind: 'register.loaded',
  stream: HUB_STREAM,
  subjectType: 'Installation',
  subject: HUB_STREAM,
  audience: ['administrator'],
  behalf: null,
} as const;
const constantCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

declare module '../platform/history/record.ts' {
  interface HistoryKinds {
    /** Public facts were loaded: which kind of them, and how many rows. */
    'register.loaded': { load: string; accepted: number; changed: number; skipped: number };
  }
}

export type NamedReport = LoadReport & { load: string };

/** Loads the public facts, each kind in a transaction of its own. A second run changes nothing, and its report says so. */
export async function loadRegister(dataSource: DataSource, folder = dataFolder): Promise<NamedReport[]> {
  const reports: NamedReport[] = [];
  for (const [load, run] of Object.entries(loads)) {
    reports.push({
      load,
      ...(await loadInTransaction(dataSource, async (db, { recorder }) => {
        const report = await run(db, folder);
        const { accepted, changed, skipped } = report;
        if (changed)
          recorder.record({ ...LOADED, facts: { load: constantCase(load), accepted, changed, skipped: skipped.length } });
        return report;
      })),
    });
  }
  return reports;
}

/** The same at the start of a hub, but only until it has been done once: from then on the hub's own changes stand, and a load is somebody's decision. */
export async function loadRegisterOnce(dataSource: DataSource, folder = dataFolder): Promise<NamedReport[]> {
  const [{ loaded }] = await dataSource.query('select exists (select 1 from material where register_code is not null) as loaded');
  return loaded ? [] : loadRegister(dataSource, folder);
}
