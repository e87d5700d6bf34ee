import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildHubSchema } from './schema.ts';
import { wire } from './wiring.ts';

/** The schema as text. It needs no database: nothing is asked before a request comes. */
export const schemaText = () =>
  `${printSchema(lexicographicSortSchema(buildHubSchema(wire(undefined as never, undefined as never))))}\n`;

if (process.argv[1]?.endsWith('schema.command.ts')) await writeFile('schema/schema.graphql', schemaText());
