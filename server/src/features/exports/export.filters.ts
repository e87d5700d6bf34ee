import type { ListName } from './export.lists.ts';
import { timeText, type Group, type Said, type Words } from './export.words.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- rows of the query beside the list
type Row = any;
/** What codes in filters are called: asked beside the list, with the viewer's own rights. */
export const NAMES_QUERY = `query ($projectId: ID!, $materialId: ID!, $organisationId: ID!, $eventId: ID!, $inProject: Boolean!) {
  installation { demonstration now } regions { code nameFi nameSv nameEn } themes { code nameFi nameSv nameEn } sourceProjects { code acronym }
  project(id: $projectId) @include(if: $inProject) { nameFi nameSv nameEn } material(id: $materialId) { title } organisation(id: $organisationId) { nameFi nameSv nameEn }
  disseminationEvent(id: $eventId) { titleFi titleSv titleEn } }`;

const GROUPS: Partial<Record<string, Group>> = {
  kinds: 'kind',
  languages: 'language',
  provenances: 'provenance',
  stages: 'stage',
  providerTypes: 'providerType',
};

/** The filters of a list in words, one sentence each. */
export function filterLines(list: ListName, variables: Readonly<Record<string, unknown>>, names: Row, said: Said): string[] {
  const { projectId: _project, sampleId: _sample, first: _first, after: _after, sort: _sort, filter, ...others } = variables;
  const given = Object.entries({ ...others, ...(filter as object | null) }).filter(([, value]) => isGiven(value));
  return given.map(([name, value]) => {
    const label =
      said.words.filter[(labels[`${list}.${name}`] ?? name) as keyof Words['filter']] ?? `${said.words.filter.other} ${name}`;
    const values = (Array.isArray(value) ? value : [value]).map((one) => valueText(list, name, one, names, said));
    return `${label}: ${values.join(', ')}`;
  });
}

const isGiven = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length);
const labels: Record<string, string> = { 'organisations.kinds': 'organisationKinds' };

function valueText(list: ListName, name: string, value: unknown, names: Row, said: Said): string {
  const text = String(value);
  if (typeof value === 'boolean') return said.yesNo(value)!;
  if (name === 'regions') return said.name(names.regions.find((one: Row) => one.code === value)) ?? text;
  if (name === 'themes' || name === 'theme') return said.name(names.themes.find((one: Row) => one.code === value)) ?? text;
  if (name === 'sourceProjects' || name === 'sourceProject')
    return names.sourceProjects.find((one: Row) => one.code === value)?.acronym ?? text;
  if (name === 'materialId') return names.material?.title ?? text;
  if (name === 'organisationId') return said.name(names.organisation) ?? text;
  if (name === 'eventId') {
    const { titleFi, titleSv, titleEn } = names.disseminationEvent ?? {};
    return said.name({ nameFi: titleFi, nameSv: titleSv, nameEn: titleEn }) ?? text;
  }
  if (name === 'standing') return said.words.standing[text as keyof Words['standing']] ?? text;
  if (name === 'change') return said.words.change[text as keyof Words['change']] ?? text;
  if (name === 'knownAt') return timeText(text);
  if (name === 'asOf' || name === 'compareWith') return text.split('-').map(Number).reverse().join('.');
  const group =
    name === 'states'
      ? list === 'invitations'
        ? 'invitationState'
        : list === 'disseminationEvents'
          ? 'eventState'
          : 'materialState'
      : list === 'disseminationEvents' && name === 'kinds'
        ? 'eventKind'
        : list === 'organisations' && name === 'kinds'
          ? 'organisationKind'
          : GROUPS[name];
  return group ? said.term(group, text)! : text;
}
