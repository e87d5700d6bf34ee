import { useMutation } from '@apollo/client/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { CommentForm } from './comment-form.tsx';
import { DeleteComment, EditComment, type CommentRow } from './discussion.query.ts';
import { piecesOf, toTyped } from './mentions.ts';

type Props = {
  comment: CommentRow;
  materialId: string;
  /** Where all that is read is of one version, that is not said again. */
  within?: 'version' | undefined;
};

/** One comment: who said it for whom and when, what, and what the reader may do about it. */
export function CommentItem({ comment, materialId, within }: Props) {
  const { t } = useTranslation('discussion');
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [edit] = useMutation(EditComment);
  const [remove, removing] = useMutation(DeleteComment);
  const { id, version, text, author, organisation, writtenAt, editedAt, deletedAt, mentions, materialVersion, viewerCan } =
    comment;
  const who = author ? t('by', { name: author.name, organisation: localName(organisation) }) : localName(organisation);
  const notes = [formatDateTime(writtenAt), !deletedAt && editedAt && t('edited', { time: formatDateTime(editedAt) })].filter(
    Boolean,
  );
  const place = useKeptFocus<HTMLLIElement>(`${editing} ${deletedAt}`);
  return (
    <Box
      component="li"
      ref={place}
      tabIndex={-1}
      sx={{
        '&:focus': { outline: 'none' },
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        minWidth: 0,
        overflowWrap: 'anywhere',
      }}
    >
      <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        <Box component="span" sx={{ fontWeight: 600, color: 'text.primary' }}>
          {who}
        </Box>{' '}
        {notes.join(' · ')}
        {materialVersion && !within && (
          <>
            {' · '}
            <LinkText to={`/materials/${materialId}/versions/${materialVersion.number}`}>
              {t('ofVersion', { number: materialVersion.number })}
            </LinkText>
          </>
        )}
      </Box>
      {deletedAt && <Prose quiet>{t('deleted', { time: formatDateTime(deletedAt) })}</Prose>}
      {!deletedAt && !editing && (
        <Prose>
          {piecesOf(text ?? '', mentions, t('somebody')).map((piece, index) =>
            piece.mention ? (
              <Box component="span" key={index} sx={{ fontWeight: 600, color: 'primary.main' }}>
                {piece.text}
              </Box>
            ) : (
              piece.text
            ),
          )}
        </Prose>
      )}
      {editing && (
        <CommentForm
          materialId={materialId}
          label={t('editLabel')}
          submit={t('save')}
          start={{ text: toTyped(text ?? '', mentions), picked: mentions }}
          onSend={async (words) => {
            await edit({ variables: { input: { id, expectedVersion: version, text: words } } });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      )}
      {removing.error && <ErrorState error={removing.error} />}
      {!editing && (
        <Box sx={{ display: 'flex', gap: 0.5, ml: -0.75 }}>
          {viewerCan.edit.allowed && (
            <Button size="small" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
          {viewerCan.delete.allowed && (
            <Button size="small" color="inherit" onClick={() => setDeleting(true)}>
              {t('delete')}
            </Button>
          )}
        </Box>
      )}
      {deleting && (
        <ConfirmDialog
          open
          title={t('deleteTitle')}
          confirmLabel={t('delete')}
          destructive
          busy={removing.loading}
          onCancel={() => setDeleting(false)}
          onConfirm={() => {
            setDeleting(false);
            void remove({ variables: { input: { id, expectedVersion: version } } }).catch(() => undefined);
          }}
        >
          <Prose>{t('deleteHint')}</Prose>
        </ConfirmDialog>
      )}
    </Box>
  );
}
