import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { archiveOf, bookEntries, sheetXml, workbookOf } from '../support/workbook.ts';
import { readSheets } from '../../server/src/platform/spreadsheets/read.ts';
import { FileProblem } from '../../server/src/platform/spreadsheets/table.ts';

const cells = (file: Buffer | string) => readSheets(Buffer.from(file)).flatMap(({ rows }) => rows.map((row) => row.cells));
function problemOf(file: Buffer): string {
  try {
    readSheets(file);
  } catch (error) {
    if (error instanceof FileProblem) return error.code;
    throw error;
  }
  return 'read';
}
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('a text', () => {
  const table = [
    ['Aineiston nimi', 'Määrä'],
    ['Opas: lähtötaso', '1 234,50'],
  ];
  const written = (delimiter: string) => table.map((row) => row.join(delimiter)).join('\r\n');
  test.each([
    ['UTF-8 with semicolons', Buffer.from(written(';'))],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${written(';')}`)],
    ['Windows-1252', latin(written(';'))],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${written('\t')}`, 'utf16le')],
    ['tabs', Buffer.from(written('\t'))],
    ['the delimiter in a line of its own', Buffer.from(`sep=;\r\n${written(';')}`)],
  ])('in %s gives the same cells', (_, file) => {
    expect(cells(file)).toEqual(table);
  });

  test('in Windows-1252 has its quotation marks, dashes and spaces wherever they stand', () => {
    const file = Buffer.concat([
      latin('Nimi\n'),
      Buffer.from([0x94]),
      latin('HYVÄ'),
      Buffer.from([0x94]),
      latin(' KYLÄ\u00a0'),
      Buffer.from([0x96]),
      latin(' Å'),
      Buffer.from([0x85]),
    ]);
    expect(cells(file)).toEqual([['Nimi'], ['”HYVÄ” KYLÄ\u00a0– Å…']]);
  });

  test('has commas between its cells where those are alike, and keeps quotes, delimiters and lines within a cell', () => {
    const file = 'Nimi,Kuvaus\n"Opas, osa 1","Hän sanoi ""hei""\nja lähti"\nNäyttö 12" ja 15",x\n';
    expect(cells(file)).toEqual([
      ['Nimi', 'Kuvaus'],
      ['Opas, osa 1', 'Hän sanoi "hei"\nja lähti'],
      ['Näyttö 12" ja 15"', 'x'],
    ]);
  });

  test('keeps the numbers of its rows over empty ones and titles of one cell', () => {
    const [sheet] = readSheets(Buffer.from('Luettelo 2024\n\nNimi;Laji;Kieli\n;;\nOpas;opas;fi\n'));
    expect(sheet!.rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  test.each([
    ['nothing', 'EMPTY', Buffer.alloc(0)],
    ['empty lines', 'EMPTY', Buffer.from('\n;;\n\n')],
    ['letters of two encodings', 'ENCODING', Buffer.concat([Buffer.from('Nimi;Kieli\nÄäni;'), latin('näkymä')])],
    ['UTF-16 that does not say so', 'ENCODING', Buffer.from('Nimi;Kieli\nOpas;fi\n', 'utf16le')],
    ['half a letter at the end of UTF-8', 'ENCODING', Buffer.from('Nimi;Kieli\nÄäni;fiä').subarray(0, -1)],
    ['bytes', 'NOT_A_TABLE', Buffer.from([1, 2, 0, 4, 5, 6, 7])],
    ['a PDF', 'NOT_A_TABLE', Buffer.from('%PDF-1.7 …')],
    ['an old or protected workbook', 'OLD_OR_PROTECTED', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a quote that never ends', 'QUOTE_NOT_CLOSED', Buffer.from('Nimi;Laji\n"Opas;opas\n')],
    ['too many rows', 'TOO_MANY_ROWS', Buffer.from('a;b\n'.repeat(100_002))],
    ['empty lines without end', 'TOO_MANY_ROWS', Buffer.from(`a;b\n${'\n'.repeat(200_010)}`)],
    ['too many columns', 'TOO_MANY_COLUMNS', Buffer.from(`${Array.from({ length: 201 }, () => 'x').join(';')}\n`)],
  ])('of %s is %s', (_, code, file) => {
    expect(problemOf(file)).toBe(code);
  });
});

describe('a workbook', () => {
  test.each(['<t ', '<rPh ', '<si ', '<row '])('with %j written over and over takes no longer for that', (piece) => {
    const cell = { xml: `<c r="A1" t="inlineStr"><is>${piece.repeat(200_000)}</is></c>` };
    const begun = performance.now();
    problemOf(workbookOf({ A: [[cell]] }));
    // Looked over once for each piece it would be minutes.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('that another program wrote gives texts, numbers, days and words as a person reads them', async () => {
    const file = await writeXlsxFile(
      [
        ['Nimi', 'Määrä', 'Julkaistu', 'Käytössä'],
        ['Opas & <malli>', 0.1 + 0.2, { value: new Date('2023-12-31T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' }, true],
        [null, 12345678901, { value: new Date('2023-12-31T13:30:00Z'), type: Date, format: 'd.m.yyyy h:mm' }, null],
      ],
      { sheet: 'Aineistot' },
    ).toBuffer();
    expect(readSheets(Buffer.from(file))).toEqual([
      {
        name: 'Aineistot',
        rows: [
          { line: 1, cells: ['Nimi', 'Määrä', 'Julkaistu', 'Käytössä'] },
          { line: 2, cells: ['Opas & <malli>', '0.3', '2023-12-31', 'TRUE'] },
          { line: 3, cells: ['', '12345678901', '2023-12-31 13:30'] },
        ],
      },
    ]);
  });

  test('says of a day that it shows as its year no more than the year', async () => {
    const day = { value: new Date('2023-12-31T00:00:00Z'), type: Date };
    const formats = ['yyyy', 'YYYY', '[$-40B]yyyy;@', '"v. "yyyy', 'yy', 'm/yyyy', 'd.m.yyyy', 'yyyy h:mm'];
    const file = await writeXlsxFile([formats.map((format) => ({ ...day, format }))], { sheet: 'A' }).toBuffer();
    const [sheet] = readSheets(Buffer.from(file));
    expect(sheet!.rows[0]!.cells).toEqual([...Array.from({ length: 5 }, () => '2023'), '2023-12-31', '2023-12-31', '2023-12-31']);
  });

  test('has the values of its formulas as they were last calculated, and says of those that never were', () => {
    const [sheet] = readSheets(
      workbookOf({
        Luettelo: [
          ['Nimi', 'Summa', 'Päivä', 'Virhe'],
          [
            { xml: '<c r="PLACE" t="str"><f>A1&amp;"x"</f><v>Opas &amp; x</v></c>' },
            { xml: '<c r="PLACE"><f>1+1</f><v>2</v></c>' },
            { xml: '<c r="PLACE" s="1"><f>TODAY()</f></c>' },
            { xml: '<c r="PLACE" t="e"><v>#REF!</v></c>' },
          ],
        ],
      }),
    );
    expect(sheet!.rows[1]!.cells).toEqual([
      'Opas & x',
      '2',
      { problem: 'FORMULA_NOT_CALCULATED', text: '' },
      { problem: 'CELL_ERROR', text: '#REF!' },
    ]);
  });

  test('has its sheets in their order, without those that hold nothing', () => {
    expect(
      readSheets(workbookOf({ Ohje: [['Täytä']], Tyhjä: [], Aineistot: [['a'], ['b']] })).map(({ name, rows }) => [
        name,
        rows.length,
      ]),
    ).toEqual([
      ['Ohje', 1],
      ['Aineistot', 2],
    ]);
  });

  test('with prefixes, shared strings of several runs and the calendar of 1904 is read all the same', () => {
    const entries = bookEntries({
      Malli:
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="7"><x:c r="B7" t="s"><x:v>0</x:v></x:c><x:c r="C7" s="1"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    entries['xl/sharedStrings.xml'] =
      '<sst><si><r><t>Op</t></r><r><t xml:space="preserve">as </t></r><rPh><t>x</t></rPh></si></sst>';
    entries['xl/workbook.xml'] = entries['xl/workbook.xml']!.replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    expect(readSheets(archiveOf(entries))[0]!.rows).toEqual([{ line: 7, cells: ['', 'Opas ', '00:00'] }]);
  });

  const rows = [['Nimi'], ['Opas']];
  const good = workbookOf({ A: rows });
  const million = `<worksheet><sheetData>${' '.repeat(1_000)}</sheetData></worksheet>`;
  test.each([
    ['its end cut off', 'TRUNCATED', good.subarray(0, good.length - 40)],
    ['its first half only', 'TRUNCATED', good.subarray(0, good.length / 2)],
    ['a byte changed in what is packed', 'DAMAGED', flipped(good)],
    ['no workbook in it', 'NOT_A_TABLE', archiveOf({ 'word/document.xml': '<w/>' })],
    ['a sheet that breaks off', 'DAMAGED', workbookOf({ A: sheetXml(rows).slice(0, -40) })],
    ['a string that is not there', 'DAMAGED', workbookOf({ A: [[{ xml: '<c r="PLACE" t="s"><v>9</v></c>' }]] })],
    ['far more than it may unpack to', 'UNPACKS_TOO_LARGE', workbookOf({ A: 'x'.repeat(101 * 1024 * 1024) })],
    [
      'far more than it says',
      'UNPACKS_TOO_LARGE',
      archiveOf(bookEntries({ A: 'x'.repeat(101 * 1024 * 1024) }), { sizes: () => 1_000 }),
    ],
    ['a row too many', 'TOO_MANY_ROWS', workbookOf({ A: Array.from({ length: 100_002 }, () => ['x']) })],
    ['a value in a column too many', 'TOO_MANY_COLUMNS', workbookOf({ A: [[{ xml: '<c r="XFD1"><v>1</v></c>' }]] })],
    ['nothing in its sheets', 'EMPTY', workbookOf({ A: million })],
  ])('with %s is %s', (_, code, file) => {
    expect(problemOf(file)).toBe(code);
  });

  test('whose cells share one long text is no larger for it than it may be', () => {
    const entries = bookEntries({ A: Array.from({ length: 60_000 }, () => [{ xml: '<c t="s"><v>0</v></c>' }]) });
    entries['xl/sharedStrings.xml'] = `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`;
    expect(problemOf(archiveOf(entries))).toBe('TOO_LARGE');
  });
});

function flipped(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const at = copy.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length + 60;
  copy[at] = copy[at]! ^ 0xff;
  return copy;
}
