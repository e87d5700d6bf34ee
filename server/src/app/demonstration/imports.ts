import { importTargets } from '../../features/imports/import.targets.ts';
import { chosenOf, rowsUnder } from '../../features/imports/import.table.ts';
import { headsOf } from '../../platform/spreadsheets/heads.ts';
import { readSheets } from '../../platform/spreadsheets/read.ts';
import type { Db } from '../../platform/loading/merge.ts';

const FILE = `Esittelyn aineistoluettelo (keksitty);;;;;
Päivitetty 11.10.2024;;;;;

Aineiston nimi;Laji;Teema;Verkko-osoite;Kieli;Julkaistu
Esimerkki: näin luet oppimisanalytiikkaa;opas;Oppimisanalytiikka;https://esimerkki.invalid/opas;suomi;31.8.2024
Exempel: digital handledning;koulutus;Digitaalinen osaaminen;https://esimerkki.invalid/handledning;ruotsi;2024
Esimerkki: tietojohtamisen malli;toimintamalli;Tieto-osaaminen;https://esimerkki.invalid/malli;suomi;9/2024
Esimerkki: rivi, jossa on virhe;opas;Oppimisanalytiikka;ei vielä osoitetta;suomi;31.9.2024
`;

/** A list that the coordinator has brought and not gone on with: somebody can try the next steps on it. */
export async function bringSpreadsheet(db: Db, projectId: string, organisationId: string, personId: string): Promise<void> {
  const file = Buffer.from(FILE);
  const heads = headsOf(readSheets(file));
  const { sheet, headerRow, columns } = chosenOf(heads, importTargets.MATERIALS.fields, {});
  const { rows } = await db.query(
    `insert into import (target, project_id, organisation_id, created_by_id, file_name, sheets, sheet, header_row, columns, row_count)
     values ('MATERIALS', $1, $2, $3, 'esittelyn-aineistoluettelo.csv', $4, $5, $6, $7, $8) returning id`,
    [
      ...[projectId, organisationId, personId, JSON.stringify(heads), sheet, headerRow],
      ...[JSON.stringify(columns), rowsUnder(heads[sheet]!, headerRow)],
    ],
  );
  await db.query('insert into import_file (import_id, content) values ($1, $2)', [rows[0].id, file]);
}
