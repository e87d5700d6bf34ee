import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

// The browser's own field: the shell is loaded before anything else, and should be small.
const Input = styled('input')(({ theme }) => ({
  font: 'inherit',
  fontSize: '0.9375rem',
  width: '100%',
  height: 38,
  padding: '0 12px 0 36px',
  border: `1px solid ${theme.palette.grey[500]}`,
  borderRadius: 4,
  background: theme.palette.background.paper,
  color: 'inherit',
  '&::placeholder': { color: theme.palette.text.secondary, opacity: 1 },
}));

/** Seeks materials from anywhere. Ctrl K and / lead here. */
export function SearchBox() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked =
        (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !isWriting(event.target));
      if (!asked) return;
      event.preventDefault();
      if (input.current?.offsetParent) input.current.focus();
      else void navigate('/materials');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);

  const search = (event: FormEvent) => {
    event.preventDefault();
    void navigate(text.trim() ? `/materials?search=${encodeURIComponent(text.trim())}` : '/materials');
    setText('');
  };

  return (
    <>
      <Box
        component="form"
        role="search"
        onSubmit={search}
        sx={{ position: 'relative', display: { xs: 'none', md: 'block' }, flex: '0 1 280px', minWidth: 120 }}
      >
        <Input
          ref={input}
          type="search"
          value={text}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          aria-keyshortcuts="Control+K /"
          maxLength={100}
          onChange={(event) => setText(event.target.value)}
        />
        <SearchIcon
          fontSize="small"
          aria-hidden="true"
          sx={{ position: 'absolute', left: 10, top: 9, color: 'text.secondary', pointerEvents: 'none' }}
        />
        <Box
          component="kbd"
          aria-hidden="true"
          sx={{
            display: { xs: 'none', xl: 'block' },
            position: 'absolute',
            right: 10,
            top: 8,
            px: 0.75,
            border: 1,
            borderColor: 'grey.300',
            borderRadius: 0.5,
            font: 'inherit',
            fontSize: '0.75rem',
            color: 'text.secondary',
            pointerEvents: 'none',
            'input:focus ~ &': { visibility: 'hidden' },
          }}
        >
          Ctrl K
        </Box>
      </Box>
      <IconButton
        component={Link}
        to="/materials"
        aria-label={t('search.label')}
        sx={{ display: { xs: 'inline-flex', md: 'none' } }}
      >
        <SearchIcon />
      </IconButton>
    </>
  );
}
