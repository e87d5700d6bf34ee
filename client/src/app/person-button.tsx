import ExpandIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense, useId, useState } from 'react';
import type { Viewer } from '../platform/auth/session.tsx';
import { localName } from '../platform/i18n/language.ts';
import { HiddenText } from '../ui/hidden-text.tsx';
import { later } from '../ui/later.tsx';

const oneLine = { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const PersonMenu = later(() => import('./person-menu.tsx'));

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Who one is and for whom one acts; pressed, the ways to change that. */
export function PersonButton({ viewer }: { viewer: Viewer }) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        color="inherit"
        onPointerEnter={PersonMenu.bring}
        onFocus={PersonMenu.bring}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-controls={anchor ? id : undefined}
        endIcon={<ExpandIcon />}
        sx={{ minWidth: 0, px: 0.75, flexShrink: { xs: 0, md: 1 }, textAlign: 'left', '& .MuiButton-endIcon': { ml: 0.25 } }}
      >
        <Box
          component="span"
          aria-hidden="true"
          sx={{
            width: 30,
            height: 30,
            flexShrink: 0,
            borderRadius: '50%',
            bgcolor: 'primary.dark',
            color: 'common.white',
            display: 'grid',
            placeItems: 'center',
            fontSize: '0.75rem',
          }}
        >
          {initialsOf(viewer.person.name)}
        </Box>
        <Box
          component="span"
          aria-hidden="true"
          sx={{ ml: 1, minWidth: 0, display: { xs: 'none', md: 'block' }, lineHeight: 1.25, maxWidth: 220 }}
        >
          <Box component="span" sx={oneLine}>
            {viewer.person.name}
          </Box>
          <Box component="span" sx={{ ...oneLine, fontWeight: 400, fontSize: '0.75rem', color: 'text.secondary' }}>
            {localName(viewer.organisation)}
          </Box>
        </Box>
        <HiddenText>
          {viewer.person.name}, {localName(viewer.organisation)}
        </HiddenText>
      </Button>
      <Suspense>{anchor && <PersonMenu id={id} viewer={viewer} anchor={anchor} onClose={() => setAnchor(null)} />}</Suspense>
    </>
  );
}
