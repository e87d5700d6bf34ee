import Box from '@mui/material/Box';
import { Link, useLocation, useSearchParams } from 'react-router';

export type TabItem = { key: string; label: string };

/** The tab that the address names, or the first. */
export function useTab(tabs: readonly TabItem[], param = 'tab'): string {
  const [search] = useSearchParams();
  const named = search.get(param);
  return tabs.find(({ key }) => key === named)?.key ?? tabs[0]?.key ?? '';
}

/** Parts of a page of which one shows at a time; each has its own address. */
export function Tabs({ tabs, label, param = 'tab' }: { tabs: readonly TabItem[]; label: string; param?: string }) {
  const current = useTab(tabs, param);
  const { pathname, search } = useLocation();
  const addressOf = (key: string) => {
    const next = new URLSearchParams(search);
    if (key === tabs[0]?.key) next.delete(param);
    else next.set(param, key);
    return { pathname, search: next.toString() };
  };
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 0.5, mb: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      {tabs.map((tab) => (
        <Box
          key={tab.key}
          component={Link}
          to={addressOf(tab.key)}
          replace
          preventScrollReset
          aria-current={tab.key === current ? 'page' : undefined}
          sx={{
            px: 1.75,
            py: 1,
            mb: '-1px',
            fontWeight: 600,
            fontSize: '0.875rem',
            textDecoration: 'none',
            color: 'text.secondary',
            // No edge at all beside the chosen one: in the user's own colours a transparent one would be seen.
            pb: '10px',
            '&[aria-current]': { pb: 1, color: 'primary.main', borderBottom: '2px solid', borderBottomColor: 'primary.main' },
            '&:hover': { color: 'primary.main' },
          }}
        >
          {tab.label}
        </Box>
      ))}
    </Box>
  );
}
