import AttachIcon from '@mui/icons-material/AttachFile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorWords } from '../platform/errors/error-words.ts';
import type { Ability } from './action-button.tsx';
import { useFailedFile, type FileRules } from './failed-file.ts';
import { FileRow } from './file-row.tsx';
import { HiddenText } from './hidden-text.tsx';
import { useUploads, type Send } from './use-uploads.ts';

/** A file that has arrived. */
export type DroppedFile = { id: string; name: string; size: number };
type Props = {
  label: string;
  hint?: string;
  error?: string;
  name?: string;
  files: readonly DroppedFile[];
  onChange: (change: (before: readonly DroppedFile[]) => DroppedFile[]) => void;
  /** Whether something is on its way. */
  onBusy?: (busy: boolean) => void;
  send: Send<DroppedFile>;
  rules: FileRules;
  /** Whether files may be added now; where not, it says why. Those that are there can be taken away all the same. */
  can?: Ability;
};

/** Files to add: chosen, dropped or pasted. Each shows how far it has come, can be taken back, and be tried again. */
export function FileDrop({ label, hint, error, name, files, onChange, onBusy, send, rules, can = { allowed: true } }: Props) {
  const { t } = useTranslation('ui');
  const errorWords = useErrorWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const { check, words } = useFailedFile(rules);
  const { uploads, add, retry, cancel } = useUploads(send, (sent) => {
    onChange((before) => [...before.filter((file) => file.id !== sent.id), sent]);
    setSaid(t('file.added', { name: sent.name }));
  });
  const busy = uploads.some(({ failure }) => failure === undefined);
  const tell = useRef(onBusy);
  useEffect(() => {
    tell.current = onBusy;
  });
  useEffect(() => tell.current?.(busy), [busy]);
  useEffect(() => () => tell.current?.(false), []);

  const take = (list: FileList | null | undefined) => {
    if (!can.allowed) return;
    const chosen = [...(list ?? [])];
    const room = rules.most - files.length - uploads.length;
    add(chosen.slice(0, Math.max(room, 0)), check);
    if (chosen.length > room) setSaid(t('file.tooMany', { most: rules.most }));
  };
  const remove = (file: DroppedFile) => {
    onChange((before) => before.filter((each) => each.id !== file.id));
    setSaid(t('file.removed', { name: file.name }));
    // What had the focus is gone.
    button.current?.focus();
  };
  const described = [`${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');

  return (
    <Box
      role="group"
      aria-labelledby={`${id}-label`}
      onPaste={({ clipboardData }: ClipboardEvent) => clipboardData.files.length && take(clipboardData.files)}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        if (can.allowed) setOver(true);
        else event.dataTransfer.dropEffect = 'none';
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      sx={{
        mb: 1.5,
        p: 1.25,
        minWidth: 0,
        border: 1,
        borderStyle: 'dashed',
        borderRadius: 1,
        borderColor: error ? 'error.main' : over ? 'primary.main' : 'grey.400',
        bgcolor: over ? 'primary.light' : 'transparent',
      }}
    >
      <Box id={`${id}-label`} sx={{ fontSize: '0.8125rem', fontWeight: 600, mb: 0.75 }}>
        {label}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {files.map((file) => (
          <FileRow key={file.id} name={file.name} size={file.size} onRemove={() => remove(file)} />
        ))}
        {uploads.map((upload) => (
          <FileRow
            key={upload.key}
            name={upload.file.name}
            size={upload.file.size}
            onRemove={() => {
              cancel(upload);
              button.current?.focus();
            }}
            {...(upload.failure === undefined
              ? { progress: upload.progress }
              : { failure: words(upload.failure), ...(!check(upload.file) && { onRetry: () => retry(upload) }) })}
          />
        ))}
      </Box>
      <Button
        ref={button}
        name={name}
        variant="outlined"
        size="small"
        startIcon={<AttachIcon />}
        aria-describedby={described}
        onClick={() => can.allowed && input.current?.click()}
        {...(!can.allowed && {
          'aria-disabled': true,
          sx: { color: 'text.secondary', borderColor: 'grey.400', cursor: 'not-allowed' },
        })}
      >
        {t('file.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={rules.extensions.map((extension) => `.${extension}`).join(',')}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <FormHelperText id={`${id}-hint`} sx={{ mx: 0, color: 'text.secondary' }}>
        {can.allowed
          ? [hint, t('file.hint', { megabytes: Math.floor(rules.bytes / 1024 / 1024) })].filter(Boolean).join(' ')
          : errorWords({ code: 'FORBIDDEN', params: { ...(can.params as object | undefined), reason: can.reason } })}
      </FormHelperText>
      {error && (
        <FormHelperText id={`${id}-error`} error sx={{ mx: 0, fontWeight: 600 }}>
          {error}
        </FormHelperText>
      )}
      <HiddenText role="status">{said}</HiddenText>
    </Box>
  );
}
