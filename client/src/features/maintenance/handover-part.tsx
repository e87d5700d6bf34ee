import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { DeclineDialog } from './handover-dialogs.tsx';
import { AcceptHandoverDocument, WithdrawHandoverDocument } from './maintenance.query.ts';
import { useAct } from './use-act.ts';

const HandoverPart_material = graphql(`
  fragment HandoverPart_material on Material {
    id
    handover {
      id
      version
      note
      offeredAt
      from {
        id
        nameFi
        nameSv
        nameEn
      }
      to {
        id
        nameFi
        nameSv
        nameEn
      }
      viewerCan {
        accept {
          allowed
        }
        withdraw {
          allowed
        }
      }
    }
  }
`);

/** An offer of the maintenance that waits for an answer, and the answers that are the reader's to give. */
export function HandoverPart(props: { material: FragmentType<typeof HandoverPart_material> }) {
  const { t } = useTranslation('maintenance');
  const [declines, setDeclines] = useState(false);
  const accept = useAct(AcceptHandoverDocument);
  const withdraw = useAct(WithdrawHandoverDocument);
  const { data: material, complete } = useFragment({ fragment: HandoverPart_material, from: props.material });
  const handover = complete ? material.handover : null;
  if (!handover) return null;
  const seen = { id: handover.id, expectedVersion: handover.version };
  const { viewerCan: can } = handover;
  return (
    <Part title={t('handover.title')}>
      {Boolean(accept.error ?? withdraw.error) && <ErrorState error={accept.error ?? withdraw.error} />}
      <Prose>
        {t('handover.offered', {
          from: localName(handover.from),
          to: localName(handover.to),
          date: formatDate(handover.offeredAt),
        })}
      </Prose>
      {handover.note && <Prose quiet>{handover.note}</Prose>}
      <ButtonRow>
        {can.accept.allowed && (
          <>
            <Button variant="contained" disabled={accept.busy} onClick={() => void accept.act(seen)}>
              {t('handover.accept')}
            </Button>
            <Button variant="outlined" onClick={() => setDeclines(true)}>
              {t('handover.decline')}
            </Button>
          </>
        )}
        {can.withdraw.allowed && (
          <Button variant="outlined" disabled={withdraw.busy} onClick={() => void withdraw.act(seen)}>
            {t('handover.withdraw')}
          </Button>
        )}
      </ButtonRow>
      {declines && <DeclineDialog handover={handover} onClose={() => setDeclines(false)} />}
    </Part>
  );
}
