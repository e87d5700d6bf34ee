import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { ArrangeDialog } from './arrange-dialog.tsx';
import { OfferDialog } from './handover-dialogs.tsx';
import { ConfirmUnchangedDocument, WithdrawDeprecationDocument } from './maintenance.query.ts';
import { ArchiveDialog, DeprecateDialog } from './retirement-dialogs.tsx';
import { useAct } from './use-act.ts';

const MaintenanceActions_material = graphql(`
  fragment MaintenanceActions_material on Material {
    id
    version
    title
    language
    reviewIntervalMonths
    project {
      id
    }
    maintainer {
      id
    }
    contact {
      id
      name
    }
    deputy {
      id
      name
    }
    possibleContacts {
      id
      name
    }
    viewerCan {
      edit {
        allowed
      }
      acceptMaintenance {
        allowed
      }
      confirmUnchanged {
        allowed
        reason
        params
      }
      arrangeMaintenance {
        allowed
      }
      offerHandover {
        allowed
        reason
        params
      }
      deprecate {
        allowed
      }
      withdrawDeprecation {
        allowed
      }
      archive {
        allowed
        reason
      }
    }
  }
`);

/** Reasons that lie in the material and can be helped: such a button stays, and says why it is off. */
const HELPED = ['PROBLEM_OPEN', 'BEING_UPDATED', 'HANDOVER_OPEN'];
const offered = ({ allowed, reason }: { allowed: boolean; reason: string | null }) =>
  allowed || (reason !== null && HELPED.includes(reason));

type Dialog = 'accept' | 'arrange' | 'offer' | 'deprecate' | 'archive';

/** What the reader can do with a material now. What is never theirs to do is not there. */
export function MaintenanceActions(props: { material: FragmentType<typeof MaintenanceActions_material> }) {
  const { t } = useTranslation('maintenance');
  const [dialog, setDialog] = useState<Dialog>();
  const unchanged = useAct(ConfirmUnchangedDocument);
  const keep = useAct(WithdrawDeprecationDocument);
  const { data: material, complete } = useFragment({ fragment: MaintenanceActions_material, from: props.material });
  if (!complete) return null;
  const { viewerCan: can, project } = material;
  const seen = { materialId: material.id, expectedVersion: material.version };
  const close = () => setDialog(undefined);
  const used = can.archive.reason === 'MATERIAL_IN_USE';
  return (
    <>
      {Boolean(unchanged.error ?? keep.error) && <ErrorState error={unchanged.error ?? keep.error} />}
      <ButtonRow>
        {can.acceptMaintenance.allowed && (
          <Button variant="contained" onClick={() => setDialog('accept')}>
            {t('accept.title')}
          </Button>
        )}
        {offered(can.confirmUnchanged) && (
          <ActionButton
            can={can.confirmUnchanged}
            variant="outlined"
            busy={unchanged.busy}
            onClick={() => void unchanged.act({ materials: [seen] })}
          >
            {t('unchanged.action')}
          </ActionButton>
        )}
        {can.edit.allowed && (
          <Button variant="outlined" component={Link} to={`/materials/${material.id}/edit`}>
            {t('edit.action')}
          </Button>
        )}
        {can.arrangeMaintenance.allowed && (
          <Button variant="outlined" onClick={() => setDialog('arrange')}>
            {t('arrange.action')}
          </Button>
        )}
        {offered(can.offerHandover) && (
          <ActionButton can={can.offerHandover} variant="outlined" onClick={() => setDialog('offer')}>
            {t('offer.title')}
          </ActionButton>
        )}
        {can.deprecate.allowed && (
          <Button variant="outlined" onClick={() => setDialog('deprecate')}>
            {t('deprecate.title')}
          </Button>
        )}
        {can.withdrawDeprecation.allowed && (
          <Button variant="outlined" disabled={keep.busy} onClick={() => void keep.act(seen)}>
            {t('keep.action')}
          </Button>
        )}
        {(can.archive.allowed || used) && (
          <Button variant="outlined" onClick={() => setDialog('archive')}>
            {t('archive.title')}
          </Button>
        )}
      </ButtonRow>
      {dialog === 'accept' && <AcceptDialog material={material} onClose={close} />}
      {dialog === 'arrange' && <ArrangeDialog material={material} onClose={close} />}
      {dialog === 'offer' && project && (
        <OfferDialog
          material={{ ...material, projectId: project.id, maintainerId: material.maintainer?.id ?? null }}
          onClose={close}
        />
      )}
      {dialog === 'deprecate' && <DeprecateDialog material={material} onClose={close} />}
      {dialog === 'archive' && <ArchiveDialog material={material} used={used} onClose={close} />}
    </>
  );
}
