import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import type { ProblemKind } from '../../platform/graphql/generated/graphql.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ActDialog } from './act-dialog.tsx';
import { ReportProblemDocument, ResolveProblemDocument } from './maintenance.query.ts';
import { useAct } from './use-act.ts';

const kinds: readonly ProblemKind[] = ['LINK_DEAD', 'OUT_OF_DATE', 'WRONG', 'OTHER'];

/** Reports that something is the matter with a material. */
export function ReportDialog({ materialId, onClose }: { materialId: string; onClose: (reported: boolean) => void }) {
  const { t } = useTranslation(['maintenance', 'terms']);
  const [kind, setKind] = useState<ProblemKind>('LINK_DEAD');
  const [text, setText] = useState('');
  const { act, busy, problems } = useAct(ReportProblemDocument);
  const report = async () => {
    if (await act({ materialId, kind, text: text.trim() || null })) onClose(true);
  };
  return (
    <ActDialog
      title={t('report.title')}
      confirmLabel={t('report.confirm')}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void report()}
      onClose={() => onClose(false)}
    >
      <ChoiceList
        label={t('report.kind')}
        name="kind"
        value={kind}
        onChange={(value) => setKind(value as ProblemKind)}
        groups={[{ options: kinds.map((value) => ({ value, label: t(`terms:problemKind.${value}`) })) }]}
      />
      <TextArea
        label={t('report.text')}
        name="text"
        required={kind === 'WRONG' || kind === 'OTHER'}
        maxLength={limits.text}
        value={text}
        onChange={setText}
        {...problems.at('text')}
      />
    </ActDialog>
  );
}

/** Says what was done about a problem. */
export function ResolveDialog({ problem, onClose }: { problem: { id: string; version: number }; onClose: () => void }) {
  const { t } = useTranslation('maintenance');
  const [resolution, setResolution] = useState('');
  const { act, busy, problems } = useAct(ResolveProblemDocument);
  const resolve = async () => {
    if (await act({ id: problem.id, expectedVersion: problem.version, resolution })) onClose();
  };
  return (
    <ActDialog
      title={t('resolve.title')}
      confirmLabel={t('resolve.confirm')}
      busy={busy}
      failure={problems.failure}
      onConfirm={() => void resolve()}
      onClose={onClose}
    >
      <TextArea
        label={t('resolve.text')}
        name="resolution"
        required
        maxLength={limits.text}
        value={resolution}
        onChange={setResolution}
        {...problems.at('resolution')}
      />
    </ActDialog>
  );
}
