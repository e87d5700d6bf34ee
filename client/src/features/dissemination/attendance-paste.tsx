import { useApolloClient } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import termsEn from '../../../../schema/terms.en.json';
import termsFi from '../../../../schema/terms.fi.json';
import termsSv from '../../../../schema/terms.sv.json';
import { limits } from '../../../../schema/limits.ts';
import type { AttendeeRole } from '../../platform/graphql/generated/graphql.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Notice } from '../../ui/notice.tsx';
import { Part } from '../../ui/part.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { attendeeRoles, institutionOf, readPaste, type Institution, type Pasted } from './attendance-rows.ts';
import { NamedInstitutions } from './event.query.ts';
import { InstitutionInput } from './institution-input.tsx';

const wordsOf = (role: AttendeeRole) => [termsFi, termsSv, termsEn].map((terms) => terms.attendeeRole[role].toLowerCase());
const roleWords = Object.fromEntries(attendeeRoles.map((role) => [role, wordsOf(role)])) as Record<AttendeeRole, string[]>;

type Props = {
  projectId: string;
  demonstration: boolean;
  onTake: (rows: { organisation: Institution; counts: Pasted['counts'] }[]) => void;
};

/** Attendance out of a spreadsheet: what is understood goes into the table, the rest waits here until it is mended or left out. */
export function AttendancePaste({ projectId, demonstration, onTake }: Props) {
  const { t } = useTranslation('dissemination');
  const term = useTerms();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const [role, setRole] = useState<AttendeeRole>('TEACHER');
  const [open, setOpen] = useState<readonly Pasted[]>([]);
  const [told, setTold] = useState<{ read: number; taken: number }>();
  const [failure, setFailure] = useState<unknown>();
  // Read, the button is off, and a line that is left out takes its own away.
  const rest = useKeptFocus<HTMLDivElement>(`${told?.read} ${told?.taken} ${open.length}`);

  const read = async () => {
    setFailure(undefined);
    const pasted = readPaste(text, roleWords, role);
    const names = [...new Set(pasted.filter(({ problem }) => !problem).map(({ name }) => name))];
    const known = new Map<string, Institution>();
    try {
      for (let at = 0; at < names.length; at += limits.namesAtOnce) {
        const variables = { projectId, names: names.slice(at, at + limits.namesAtOnce) };
        const { data } = await client.query({ query: NamedInstitutions, variables, fetchPolicy: 'no-cache' });
        for (const { name, organisation } of data?.project?.organisationsNamed ?? [])
          if (organisation) known.set(name, institutionOf(organisation));
      }
    } catch (error) {
      return setFailure(error);
    }
    const isTaken = ({ name, problem }: Pasted) => !problem && known.has(name);
    const taken = pasted.filter(isTaken).map(({ name, counts }) => ({ organisation: known.get(name)!, counts }));
    setOpen((before) => [...before, ...pasted.filter((line) => !isTaken(line))]);
    setTold({ read: pasted.length, taken: taken.length });
    setText('');
    onTake(taken);
  };
  const close = (line: Pasted) => setOpen((before) => before.filter((one) => one !== line));
  return (
    <Part title={t('paste.title')}>
      <TextArea label={t('paste.label')} hint={t('paste.hint')} name="pasted" rows={4} value={text} onChange={setText} />
      <SelectInput
        label={t('paste.role')}
        hint={t('paste.roleHint')}
        name="pastedRole"
        value={role}
        onChange={(value) => setRole(value as AttendeeRole)}
        options={attendeeRoles.map((value) => ({ value, label: term('attendeeRole', value) }))}
      />
      {Boolean(failure) && <ErrorState error={failure} />}
      <ButtonRow>
        <Button variant="outlined" disabled={!text.trim()} onClick={() => void read()}>
          {t('paste.read')}
        </Button>
      </ButtonRow>
      <div ref={rest} tabIndex={-1}>
        {told && (
          <Notice tone={open.length ? 'warning' : 'success'}>
            {t('paste.told', { read: told.read, taken: told.taken, open: open.length })}
          </Notice>
        )}
        {open.map((line, index) => (
          <Part
            key={`${line.line} ${index}`}
            title={t('paste.line', { line: line.line, text: line.text.replaceAll('\t', ' · ') })}
          >
            {line.problem ? (
              <p>{t(`paste.problem.${line.problem}`)}</p>
            ) : (
              <InstitutionInput
                label={t('paste.who', { name: line.name })}
                demonstration={demonstration}
                onChoose={(organisation) => {
                  onTake([{ organisation, counts: line.counts }]);
                  close(line);
                }}
              />
            )}
            <Button size="small" onClick={() => close(line)}>
              {t('paste.leaveOut')}
            </Button>
          </Part>
        ))}
      </div>
    </Part>
  );
}
