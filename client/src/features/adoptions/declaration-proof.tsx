import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { AddEvidence } from './add-evidence.tsx';
import type { Declaration } from './declaration-list.tsx';
import { EvidenceFacts } from './evidence-facts.tsx';

type Props = { declaration: Declaration; evidenceExpected: boolean; mayAdd: boolean };

/** The proof of one declaration: what came with it, what was added since, and the way to add more. */
export function DeclarationProof({ declaration, evidenceExpected, mayAdd }: Props) {
  const { t } = useTranslation(['adoptions', 'terms']);
  const [adds, setAdds] = useState(false);
  const [saved, setSaved] = useState(false);
  const { id, stage, effectiveDate, allEvidence } = declaration;
  const of = { stage: t(`terms:stage.${stage}`), date: formatDate(effectiveDate) };
  return (
    <>
      {allEvidence.length === 0 && evidenceExpected && <Prose quiet>{t('declarations.noEvidence')}</Prose>}
      {allEvidence.map((evidence) => (
        <div key={evidence.id}>
          {evidence.addedAt && (
            <Prose quiet>
              {evidence.addedBy
                ? t('addEvidence.addedBy', { time: formatDateTime(evidence.addedAt), name: evidence.addedBy.name })
                : t('addEvidence.added', { time: formatDateTime(evidence.addedAt) })}
            </Prose>
          )}
          <EvidenceFacts evidence={evidence} />
        </div>
      ))}
      <div role="status">{saved && <Notice tone="success">{t('addEvidence.saved')}</Notice>}</div>
      {mayAdd && !adds && (
        <Button
          size="small"
          aria-label={t('addEvidence.openOf', of)}
          onClick={() => {
            setAdds(true);
            setSaved(false);
          }}
        >
          {t('addEvidence.open')}
        </Button>
      )}
      {adds && (
        <AddEvidence
          declarationId={id}
          onClose={(done) => {
            setAdds(false);
            setSaved(done);
          }}
        />
      )}
    </>
  );
}
