import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { failureOf } from '../../platform/errors/failure.ts';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import type { Option } from '../../ui/select-input.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ActDialog } from './act-dialog.tsx';
import { ArchiveMaterialDocument, DeprecateMaterialDocument } from './maintenance.query.ts';
import { ReplacementInput } from './replacement-input.tsx';
import { useAct } from './use-act.ts';

type Props = { material: { id: string; version: number; title: string }; onClose: () => void };

/** Says that a material is being phased out: until when it is kept, and what to use instead or why. */
export function DeprecateDialog({ material, onClose }: Props) {
  const { t } = useTranslation('maintenance');
  const { today } = useSession();
  const [replacement, setReplacement] = useState<Option | null>(null);
  const [reason, setReason] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, busy, problems } = useAct(DeprecateMaterialDocument);
  const deprecate = async () => {
    setMissing(!endsOn);
    if (!endsOn) return;
    const input = {
      materialId: material.id,
      expectedVersion: material.version,
      replacementId: replacement?.value ?? null,
      reason: reason.trim() || null,
      endsOn,
    };
    if (await act(input)) onClose();
  };
  return (
    <ActDialog
      title={t('deprecate.title')}
      confirmLabel={t('deprecate.confirm')}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void deprecate()}
      onClose={onClose}
    >
      <Prose>{t('deprecate.hint', { title: material.title })}</Prose>
      <ReplacementInput without={material.id} value={replacement} onChange={setReplacement} {...problems.at('replacementId')} />
      <TextArea
        label={t('reason')}
        hint={t('deprecate.reasonHint')}
        name="reason"
        required={!replacement}
        maxLength={limits.text}
        value={reason}
        onChange={setReason}
        {...problems.at('reason')}
      />
      <DateInput
        label={t('deprecate.endsOn')}
        name="endsOn"
        required
        min={today}
        value={endsOn}
        onChange={setEndsOn}
        {...(missing && !endsOn ? { error: t('problem.REQUIRED') } : problems.at('endsOn'))}
      />
    </ActDialog>
  );
}

type User = { organisationId: string; nameFi: string; nameSv: string | null; nameEn: string | null; stage: AdoptionStage };

/** Puts a material away. While somebody uses it, they are named, and a replacement is asked for. */
export function ArchiveDialog({ material, used, onClose }: Props & { used: boolean }) {
  const { t } = useTranslation(['maintenance', 'terms']);
  const [replacement, setReplacement] = useState<Option | null>(null);
  const { act, busy, error, problems } = useAct(ArchiveMaterialDocument);
  const { code, params } = error ? failureOf(error) : { code: '', params: {} as Record<string, unknown> };
  const users = code === 'MATERIAL_IN_USE' ? (params['users'] as User[]) : [];
  const archive = async () => {
    const input = {
      materialId: material.id,
      expectedVersion: material.version,
      replacementId: replacement?.value ?? null,
    };
    if (await act(input)) onClose();
  };
  return (
    <ActDialog
      title={t('archive.title')}
      confirmLabel={t('archive.confirm')}
      destructive
      busy={busy}
      failure={users.length ? undefined : problems.failure}
      onConfirm={() => void archive()}
      onClose={onClose}
    >
      {users.length > 0 && (
        <Notice tone="warning">
          {t('archive.used', { count: users.length })}
          <ul>
            {users.map((user) => (
              <li key={user.organisationId}>
                <LinkText to={`/organisations/${user.organisationId}`}>{localName(user)}</LinkText>
                {` (${t(`terms:stage.${user.stage}`)})`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Prose>{t('archive.hint', { title: material.title })}</Prose>
      {used && (
        <ReplacementInput without={material.id} value={replacement} onChange={setReplacement} {...problems.at('replacementId')} />
      )}
    </ActDialog>
  );
}
