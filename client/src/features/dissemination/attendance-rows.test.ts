import { describe, expect, test } from 'vitest';
import { attendanceInputOf, attendeeRoles, emptyRow, readPaste, tableOf, withPasted } from './attendance-rows.ts';

const words = {
  TEACHER: ['opettajat', 'lärare', 'teachers'],
  COUNSELLOR: ['ohjaajat', 'handledare', 'counsellors'],
  MANAGER: ['johto', 'ledning', 'managers'],
  IT_DATA: ['tietohallinto ja data', 'it och data', 'it and data'],
  ADMINISTRATION: ['hallinto', 'administration'],
  OTHER: ['muut', 'övriga', 'others'],
};
const read = (text: string) => readPaste(text, words, 'TEACHER');

describe('a pasted spreadsheet', () => {
  test('is read with a heading for each role, in any of the languages', () => {
    expect(read('Järjestäjä\tOpettajat\tJohto\nOmnia\t4\t1\nGradia\t\t2\n')).toEqual([
      { line: 2, text: 'Omnia\t4\t1', name: 'Omnia', counts: { TEACHER: 4, MANAGER: 1 } },
      { line: 3, text: 'Gradia\t\t2', name: 'Gradia', counts: { MANAGER: 2 } },
    ]);
    expect(read('Anordnare;Lärare\r\nPrakticum;3')).toMatchObject([{ name: 'Prakticum', counts: { TEACHER: 3 } }]);
  });

  test('is read as institution, role and number, and as institution and number', () => {
    expect(read('Omnia\tJohto\t2\nOmnia\tOpettajat\t1 000')).toMatchObject([
      { counts: { MANAGER: 2 } },
      { counts: { TEACHER: 1000 } },
    ]);
    expect(read('0207335-1\t12')).toMatchObject([{ name: '0207335-1', counts: { TEACHER: 12 } }]);
  });

  test('loses no line: what cannot be read is answered with what is the matter', () => {
    const pasted = read('Omnia\tmonta\n\n\t5\nGradia\tPuutarhurit\t3\nRiveria\n');
    expect(pasted.map(({ line, problem }) => [line, problem])).toEqual([
      [1, 'NO_NUMBER'],
      [3, 'NO_NAME'],
      [4, 'NO_ROLE'],
      [5, 'NO_NUMBER'],
    ]);
    expect(read('Järjestäjä\tOpettajat\tYhteensä\nOmnia\t4\t4')).toMatchObject([{ problem: 'NO_ROLE' }]);
    expect(read('')).toEqual([]);
  });
});

describe('the table', () => {
  const omnia = { id: 'o', name: 'Omnia' };
  const named = { id: 'g', nameFi: 'Gradia', nameSv: null, nameEn: null };

  test('begins with who registered and what was saved', () => {
    const rows = tableOf([{ role: 'OTHER', count: 3, organisation: named }], [{ ...named, id: 'r', nameFi: 'Riveria' }]);
    expect(rows.map(({ organisation, counts }) => [organisation.name, counts.OTHER])).toEqual([
      ['Gradia', '3'],
      ['Riveria', ''],
    ]);
  });

  test('takes what was pasted: lines of one institution are added up, and what stood there for other roles stays', () => {
    const before = [{ ...emptyRow(omnia), counts: { ...emptyRow(omnia).counts, TEACHER: '9', OTHER: '1' } }];
    const [row] = withPasted(before, [
      { organisation: omnia, counts: { TEACHER: 2 } },
      { organisation: omnia, counts: { TEACHER: 3, MANAGER: 1 } },
    ]);
    expect(row!.counts).toMatchObject({ TEACHER: '5', MANAGER: '1', OTHER: '1' });
  });

  test('goes out as numbers, and not at all while one cannot be read', () => {
    const counts = Object.fromEntries(attendeeRoles.map((role) => [role, ''])) as typeof emptyRow extends (o: never) => {
      counts: infer C;
    }
      ? C
      : never;
    expect(attendanceInputOf([{ organisation: omnia, counts: { ...counts, TEACHER: '4', OTHER: '0' } }])).toEqual([
      { organisationId: 'o', role: 'TEACHER', count: 4 },
    ]);
    expect(attendanceInputOf([{ organisation: omnia, counts: { ...counts, TEACHER: 'neljä' } }])).toBeUndefined();
  });
});
