import Box from '@mui/material/Box';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttendeeRole } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { AttendancePaste } from './attendance-paste.tsx';
import { attendanceInputOf, attendeeRoles, emptyRow, tableOf, withPasted, type AttendanceRow } from './attendance-rows.ts';
import { SaveEventAttendance, type EventDetail } from './event.query.ts';
import { InstitutionInput } from './institution-input.tsx';
import { Overtaken, useOvertaken } from './overtaken.tsx';
import { useEventAct } from './use-event-act.ts';

/** How many came from where: by hand, beginning with who registered, or out of a spreadsheet. Numbers, never persons. */
export function AttendanceForm({ event }: { event: EventDetail }) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  const saved = () =>
    tableOf(
      event.attendance,
      event.registrations.map(({ organisation }) => organisation),
    );
  const [rows, setRows] = useState(saved);
  const [state, setState] = useState<'saved' | 'dirty' | 'odd'>('saved');
  const { act, busy, error } = useEventAct(SaveEventAttendance);
  const { overtaken, ...choice } = useOvertaken(JSON.stringify(event.attendance), {
    dirty: state !== 'saved',
    busy,
    onAnew: () => {
      setRows(saved());
      setState('saved');
    },
  });
  const change = (next: AttendanceRow[]) => {
    setRows(next);
    setState('dirty');
  };
  const write = (id: string, role: AttendeeRole, value: string) =>
    change(rows.map((row) => (row.organisation.id === id ? { ...row, counts: { ...row.counts, [role]: value } } : row)));
  const save = async () => {
    const input = attendanceInputOf(rows);
    if (!input) return setState('odd');
    if (await act({ id: event.id, expectedVersion: event.version, rows: input })) setState('saved');
  };
  const sum = rows.reduce(
    (all, { counts }) => all + attendeeRoles.reduce((some, role) => some + (Number(counts[role]) || 0), 0),
    0,
  );
  return (
    <Section title={t('attendance.title', { count: sum })} accent>
      <Prose quiet>{t('attendance.hint')}</Prose>
      {Boolean(error) && <ErrorState error={error} />}
      {overtaken && <Overtaken {...choice} />}
      <DataTable
        caption={t('attendance.caption')}
        rows={rows}
        rowKey={(row) => row.organisation.id}
        empty={<Prose quiet>{t('attendance.empty')}</Prose>}
        columns={[
          { key: 'organisation', label: t('column.institution'), render: (row) => row.organisation.name },
          ...attendeeRoles.map((role) => ({
            key: role,
            label: term('attendeeRole', role),
            render: (row: AttendanceRow) => (
              <OutlinedInput
                size="small"
                value={row.counts[role]}
                onChange={(changed) => write(row.organisation.id, role, changed.target.value)}
                inputProps={{
                  'aria-label': t('attendance.cell', { name: row.organisation.name, role: term('attendeeRole', role) }),
                  inputMode: 'numeric',
                  maxLength: 6,
                  style: { width: '3.5em' },
                }}
              />
            ),
          })),
        ]}
      />
      <Box sx={{ mt: 1.5, maxWidth: 460 }}>
        <InstitutionInput
          label={t('attendance.add')}
          demonstration={event.demonstration}
          onChoose={(institution) =>
            rows.some(({ organisation }) => organisation.id === institution.id) || change([...rows, emptyRow(institution)])
          }
        />
      </Box>
      <AttendancePaste
        projectId={event.project.id}
        demonstration={event.demonstration}
        onTake={(pasted) => {
          setRows((before) => withPasted(before, pasted));
          setState('dirty');
        }}
      />
      {state === 'odd' && <Notice tone="warning">{t('attendance.odd')}</Notice>}
      <ButtonRow>
        <BusyButton variant="contained" busy={busy} disabled={overtaken} onClick={() => void save()}>
          {t('attendance.save')}
        </BusyButton>
      </ButtonRow>
      <Prose quiet>{t(state === 'dirty' ? 'attendance.notSaved' : 'attendance.asSaved')}</Prose>
    </Section>
  );
}
