import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';

const PLAIN_LIST = 100;

/** Rows that a list without pages has at the most, where that is not a hundred. The gate counts with it, and reading brings no more. */
export const AtMost = (rows: number) => Extensions({ atMost: rows });

/** What a field that counts over many rows weighs, in rows that are read for an answer. */
export const Weighs = (rows: number) => Extensions({ weighs: rows });

type Field = Pick<GraphQLField<unknown, unknown>, 'extensions'>;
export const longest = ({ extensions }: Field) => (extensions['atMost'] as number | undefined) ?? PLAIN_LIST;
export const weight = ({ extensions }: Field) => (extensions['weighs'] as number | undefined) ?? 0;
