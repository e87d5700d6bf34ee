import { adoptionPath, besidePath } from '../../../../schema/adoption-stages.ts';
import { known, type AddressFilter } from '../../platform/address/address-filter.ts';
import type {
  AdoptionStage,
  Language,
  MaterialFilter,
  MaterialKind,
  MaterialProvenance,
  MaterialState,
} from '../../platform/graphql/generated/graphql.ts';

const kinds: readonly MaterialKind[] = [
  'DESCRIPTION',
  'OPERATING_MODEL',
  'GUIDE',
  'TRAINING',
  'TOOL',
  'STUDY',
  'ARTICLE',
  'VIDEO',
  'OTHER',
];
const languages: readonly Language[] = ['fi', 'sv', 'en'];
const provenances: readonly MaterialProvenance[] = ['PAGE_SEEN', 'NAMED_IN_SOURCE', 'PLANNED_OUTPUT'];
export const materialStates: readonly MaterialState[] = [
  'INTAKE',
  'MAINTAINED',
  'REVIEW_DUE',
  'UPDATING',
  'ORPHANED',
  'DEPRECATED',
  'ARCHIVED',
];
const stages: readonly AdoptionStage[] = [...adoptionPath, ...besidePath];

/** The facets of the list: their name in the API is their name in the address. */
export const facetNames = ['theme', 'sourceProject', 'kind', 'language', 'provenance', 'stage'] as const;
export type FacetName = (typeof facetNames)[number];
/** What the reader can be asked to take care of: yes or nothing. */
export const careFlags = ['ours', 'offered', 'problem', 'needsCare', 'free'] as const;
/** The parts of the address that narrow the list of materials. */
export const materialFilterNames = ['search', ...facetNames, 'state', ...careFlags, 'dueBefore'] as const;

/** A day as the address may hold one; anything else asks for nothing. */
export const dayOf = (text: string): string | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) ? text : null;

/** `?theme=…&kind=GUIDE,TOOL&state=ORPHANED&ours=yes` as the API takes it. */
export function materialFilterOf(address: AddressFilter): MaterialFilter {
  const orNull = <T>(values: T[]) => (values.length ? values : null);
  return {
    search: address.text('search') || null,
    themes: orNull(address.list('theme')),
    sourceProjects: orNull(address.list('sourceProject')),
    kinds: orNull(known(address.list('kind'), kinds)),
    languages: orNull(known(address.list('language'), languages)),
    provenances: orNull(known(address.list('provenance'), provenances)),
    states: orNull(known(address.list('state'), materialStates)),
    stages: orNull(known(address.list('stage'), stages)),
    maintainedByUs: address.flag('ours') ?? null,
    handoverOfferedToUs: address.flag('offered') ?? null,
    problemOpen: address.flag('problem') ?? null,
    needsCare: address.flag('needsCare') ?? null,
    inNobodysCare: address.flag('free') ?? null,
    reviewDueBefore: dayOf(address.text('dueBefore')),
  };
}
