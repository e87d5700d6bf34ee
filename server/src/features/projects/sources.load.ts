import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meanings, merge, reportOf, type Db, type LoadReport } from '../../platform/loading/merge.ts';
import { checkRows, readTable } from '../../platform/loading/rows.ts';

const themes = [
  { code: 'LEARNING_ANALYTICS', name_fi: 'Oppimisanalytiikka', name_sv: 'Lärandeanalys', name_en: 'Learning analytics' },
  {
    code: 'ENTERPRISE_ARCHITECTURE',
    name_fi: 'Kokonaisarkkitehtuuri',
    name_sv: 'Övergripande arkitektur',
    name_en: 'Enterprise architecture',
  },
  { code: 'DIGITAL_COMPETENCE', name_fi: 'Digitaalinen osaaminen', name_sv: 'Digital kompetens', name_en: 'Digital competence' },
  { code: 'DATA_COMPETENCE', name_fi: 'Tieto-osaaminen', name_sv: 'Datakompetens', name_en: 'Data competence' },
].map((theme, index) => ({ ...theme, position: index + 1 }));

const projectIds = 'select code as word, id from source_project';
const organisationIds = 'select business_id as word, id from organisation where business_id is not null and not demonstration';

/** The four themes of the call. */
export async function loadThemes(db: Db): Promise<LoadReport> {
  const columns = { code: 'text', position: 'integer', name_fi: 'text', name_sv: 'text', name_en: 'text' };
  return reportOf(themes.length, await merge(db, { table: 'theme', key: ['code'], columns }, themes), []);
}

/** The earlier projects, as their sources state them; dates keep the precision that is known. */
export async function loadSourceProjects(db: Db, folder: string): Promise<LoadReport> {
  const [themeIds, organisations] = [
    await meanings(db, 'select lower(name_fi) as word, id from theme'),
    await meanings(db, organisationIds),
  ];
  const { good, skipped } = checkRows(await readTable(join(folder, 'source_projects.csv')), ['project_id'], (row) => {
    const euros = row.wholeNumberOrNull('budget_eur');
    return {
      code: row.text('project_id'),
      theme_id: row.choice('theme', themeIds),
      acronym: row.text('acronym'),
      name_fi: row.text('name_fi'),
      name_sv: row.textOrNull('name_sv'),
      coordinator: row.text('coordinator'),
      coordinator_organisation_id: row.choiceOrNull('coordinator_business_id', organisations),
      started: row.partialDateOrNull('start'),
      ended: row.partialDateOrNull('end'),
      funder: row.text('funder'),
      programme: row.textOrNull('programme'),
      partner_count_stated: row.textOrNull('partner_count_stated'),
      budget_cents: euros === null ? null : (BigInt(euros) * 100n).toString(),
      website: row.textOrNull('website'),
      funding_call: row.textOrNull('funding_call'),
      source: row.text('source'),
      note: row.textOrNull('note'),
    };
  });
  const columns = {
    ...{
      code: 'text',
      theme_id: 'uuid',
      acronym: 'text',
      name_fi: 'text',
      name_sv: 'text',
      coordinator: 'text',
      coordinator_organisation_id: 'uuid',
    },
    ...{
      started: 'text',
      ended: 'text',
      funder: 'text',
      programme: 'text',
      partner_count_stated: 'text',
      budget_cents: 'bigint',
    },
    ...{ website: 'text', funding_call: 'text', source: 'text', note: 'text' },
  };
  return reportOf(good.length, await merge(db, { table: 'source_project', key: ['code'], columns }, good), skipped);
}

/** The work packages of the earlier projects. */
export async function loadSourceWorkPackages(db: Db, folder: string): Promise<LoadReport> {
  const [projects, organisations] = [await meanings(db, projectIds), await meanings(db, organisationIds)];
  const { good, skipped } = checkRows(await readTable(join(folder, 'work_packages.csv')), ['project_id', 'name_fi'], (row) => ({
    source_project_id: row.choice('project_id', projects),
    code: row.textOrNull('wp_code'),
    name_fi: row.text('name_fi'),
    lead: row.textOrNull('lead_organisation'),
    lead_organisation_id: row.choiceOrNull('lead_business_id', organisations),
    source: row.text('source'),
    note: row.textOrNull('note'),
  }));
  const columns = {
    source_project_id: 'uuid',
    code: 'text',
    name_fi: 'text',
    lead: 'text',
    lead_organisation_id: 'uuid',
    source: 'text',
    note: 'text',
  };
  const target = { table: 'source_work_package', key: ['source_project_id', 'name_fi'] as const, columns };
  return reportOf(good.length, await merge(db, target, good), skipped);
}

/** Who took part in the earlier projects, as named; an organisation that is not in the register stays a name. */
export async function loadSourceParticipations(db: Db, folder: string): Promise<LoadReport> {
  const [projects, organisations] = [await meanings(db, projectIds), await meanings(db, organisationIds)];
  const key = ['project_id', 'organisation_as_stated', 'role', 'wp_code'];
  const { good, skipped } = checkRows(await readTable(join(folder, 'partners.csv')), key, (row) => ({
    source_project_id: row.choice('project_id', projects),
    organisation_id: row.choiceOrNull('business_id', organisations),
    organisation_as_stated: row.text('organisation_as_stated'),
    role: row.text('role'),
    work_package_code: row.textOrNull('wp_code') ?? '',
    source: row.text('source'),
    note: row.textOrNull('note'),
  }));
  const columns = {
    source_project_id: 'uuid',
    organisation_id: 'uuid',
    organisation_as_stated: 'text',
    role: 'text',
    work_package_code: 'text',
    source: 'text',
    note: 'text',
  };
  const natural = ['source_project_id', 'organisation_as_stated', 'role', 'work_package_code'] as const;
  return reportOf(good.length, await merge(db, { table: 'source_participation', key: natural, columns }, good), skipped);
}

/** How the earlier projects spread what they made. What others held, of no project, is no row of one. */
export async function loadSourceEvents(db: Db, folder: string): Promise<LoadReport> {
  const projects = await meanings(db, projectIds);
  const held = (await readTable(join(folder, 'dissemination.csv'))).filter((row) => row['project_id']?.trim());
  const { good, skipped } = checkRows(held, ['project_id', 'date', 'title'], (row) => ({
    source_project_id: row.choice('project_id', projects),
    date: row.partialDateOrNull('date') ?? row.refuse('date', 'REQUIRED'),
    end_date: row.partialDateOrNull('end_date'),
    title: row.text('title'),
    channel: row.text('channel'),
    organiser: row.text('organiser'),
    url: row.text('url'),
    note: row.textOrNull('note'),
  }));
  const columns = {
    ...{ source_project_id: 'uuid', date: 'text', end_date: 'text', title: 'text' },
    ...{ channel: 'text', organiser: 'text', url: 'text', note: 'text' },
  };
  const target = { table: 'source_event', key: ['source_project_id', 'date', 'title'] as const, columns };
  return reportOf(good.length, await merge(db, target, good), skipped);
}

/** The public facts of the call; the grant decision is not among them. */
export async function loadFundingCall(db: Db, folder: string): Promise<LoadReport> {
  const call = JSON.parse(await readFile(join(folder, 'call.json'), 'utf8'));
  const [from, to] = call.amount_eur_about;
  const row = {
    title_fi: call.title_fi,
    authority_fi: call.authority_fi,
    applications_from: call.applications_from,
    applications_until: call.applications_until,
    amount_from_cents: from * 100,
    amount_to_cents: to * 100,
    use_from: call.period_of_use[0],
    use_to: call.period_of_use[1],
    decisions_aimed_at: call.decisions_aimed_at,
    recipient: call.recipient,
    acts: call.acts,
    note: call.note,
  };
  const columns = {
    ...{ title_fi: 'text', authority_fi: 'text', applications_from: 'timestamptz', applications_until: 'timestamptz' },
    ...{ amount_from_cents: 'bigint', amount_to_cents: 'bigint', use_from: 'date', use_to: 'date' },
    ...{ decisions_aimed_at: 'text', recipient: 'text', acts: 'text[]', note: 'text' },
  };
  return reportOf(1, await merge(db, { table: 'funding_call', key: ['title_fi'], columns }, [row]), []);
}
