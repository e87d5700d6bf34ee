import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { MergeDialog, UndoMergerDialog } from './merger-dialogs.tsx';
import { NamesDialog } from './names-dialog.tsx';

const RegisterActions_organisation = graphql(`
  fragment RegisterActions_organisation on Organisation {
    id
    version
    kind
    nameFi
    nameSv
    nameEn
    brandName
    website
    demonstration
    locationToConfirm
    region {
      id
    }
    viewerCan {
      edit {
        allowed
      }
      editProvider {
        allowed
      }
      merge {
        allowed
      }
      undoMerger {
        allowed
      }
    }
  }
`);

type Dialog = 'names' | 'location' | 'merge' | 'undo';

/** What the reader can do with an organisation of the register. What is never theirs to do is not there. */
export function RegisterActions(props: { organisation: FragmentType<typeof RegisterActions_organisation> }) {
  const { t } = useTranslation('organisations');
  const [dialog, setDialog] = useState<Dialog>();
  const { data: organisation, complete } = useFragment({ fragment: RegisterActions_organisation, from: props.organisation });
  if (!complete || !organisation.viewerCan.edit.allowed) return null;
  const { viewerCan: can } = organisation;
  const close = () => setDialog(undefined);
  return (
    <>
      <ButtonRow>
        <Button variant="outlined" onClick={() => setDialog('names')}>
          {t('names.title')}
        </Button>
        {can.editProvider.allowed && (
          <Button variant={organisation.locationToConfirm ? 'contained' : 'outlined'} onClick={() => setDialog('location')}>
            {t('location.action')}
          </Button>
        )}
        {can.merge.allowed && (
          <Button variant="outlined" onClick={() => setDialog('merge')}>
            {t('merger.title')}
          </Button>
        )}
        {can.undoMerger.allowed && (
          <Button variant="outlined" onClick={() => setDialog('undo')}>
            {t('merger.undo')}
          </Button>
        )}
      </ButtonRow>
      {dialog === 'names' && <NamesDialog organisation={organisation} onClose={close} />}
      {dialog === 'location' && <LocationDialog chosen={[organisation]} onClose={close} />}
      {dialog === 'merge' && <MergeDialog organisation={organisation} onClose={close} />}
      {dialog === 'undo' && <UndoMergerDialog organisation={organisation} onClose={close} />}
    </>
  );
}
