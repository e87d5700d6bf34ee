import AttachIcon from '@mui/icons-material/AttachFile';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../platform/i18n/format.ts';

export type ListedFile = {
  id: string;
  name: string;
  kind: string;
  size: number;
  state: 'QUARANTINED' | 'CLEAN' | 'REFUSED';
  address?: string | null;
};

/** Files to open, each with its kind and size; one that is not given out says why. */
export function FileList({ files }: { files: readonly ListedFile[] }) {
  const { t } = useTranslation('ui');
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {files.map(({ id, name, kind, size, state, address }) => (
        <Box component="li" key={id} sx={{ overflowWrap: 'anywhere', py: 0.25 }}>
          <AttachIcon aria-hidden="true" sx={{ fontSize: '1em', mr: 0.5, verticalAlign: '-0.15em', color: 'text.secondary' }} />
          {address ? (
            <MuiLink href={address} target="_blank" rel="noopener">
              {name}
            </MuiLink>
          ) : (
            name
          )}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {[kind, formatBytes(size), state !== 'CLEAN' && t(`file.state.${state}`)].filter(Boolean).join(' · ')}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
