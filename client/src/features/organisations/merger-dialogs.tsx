import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { PickInput } from '../../ui/pick-input.tsx';
import { Prose } from '../../ui/prose.tsx';
import type { Option } from '../../ui/select-input.tsx';
import { MergerPreview } from './merger-preview.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { MergeOrganisationsDocument, SuccessorOptionsDocument, UndoMergerDocument } from './register.query.ts';
import { useAct } from './use-act.ts';

type Name = { nameFi: string; nameSv: string | null; nameEn: string | null };
type Seen = Name & { id: string; version: number; demonstration: boolean };

/** From a day on the provider is part of another; what does not follow by itself is named before. */
export function MergeDialog({ organisation, onClose }: { organisation: Seen; onClose: () => void }) {
  const { t } = useTranslation('organisations');
  const { today } = useSession();
  const [into, setInto] = useState<Option | null>(null);
  const [search, setSearch] = useState('');
  const [on, setOn] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, busy, at, failure } = useAct(MergeOrganisationsDocument);
  const { demonstration } = organisation;
  const found = useQuery(SuccessorOptionsDocument, { variables: { search: into ? null : search, demonstration } });
  const others = (found.data ?? found.previousData)?.organisations.nodes ?? [];
  const merge = async () => {
    setMissing(!into || !on);
    if (!into || !on) return;
    const input = { fromId: organisation.id, expectedVersion: organisation.version, intoId: into.value, on };
    if (await act(input)) onClose();
  };
  const required = { error: t('problem.REQUIRED') };
  return (
    <RegisterDialog
      title={t('merger.title')}
      confirmLabel={t('merger.confirm')}
      destructive
      busy={busy}
      failure={failure}
      onConfirm={() => void merge()}
      onClose={onClose}
    >
      <Prose>{t('merger.hint', { name: localName(organisation) })}</Prose>
      <PickInput
        label={t('merger.into')}
        name="into"
        required
        value={into}
        onChange={setInto}
        onSearch={setSearch}
        busy={found.loading}
        nothing={t('merger.nothing')}
        options={others
          .filter(({ id, mergedOn }) => id !== organisation.id && !mergedOn)
          .map((one) => ({ value: one.id, label: localName(one) }))}
        {...(missing && !into ? required : at('intoId'))}
      />
      <DateInput
        label={t('merger.on')}
        hint={t('merger.onHint', { date: formatDate(today) })}
        name="on"
        required
        value={on}
        onChange={setOn}
        {...(missing && !on ? required : at('on'))}
      />
      <MergerPreview id={organisation.id} />
    </RegisterDialog>
  );
}

/** Takes a merger back. */
export function UndoMergerDialog({ organisation, onClose }: { organisation: Seen; onClose: () => void }) {
  const { t } = useTranslation('organisations');
  const { act, busy, failure } = useAct(UndoMergerDocument);
  const undo = async () => {
    if (await act({ organisationId: organisation.id, expectedVersion: organisation.version })) onClose();
  };
  return (
    <RegisterDialog
      title={t('merger.undoTitle')}
      confirmLabel={t('merger.undo')}
      destructive
      busy={busy}
      failure={failure}
      onConfirm={() => void undo()}
      onClose={onClose}
    >
      <Prose>{t('merger.undoHint')}</Prose>
    </RegisterDialog>
  );
}
