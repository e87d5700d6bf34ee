import Box from '@mui/material/Box';

/** Whether what is shown follows the world by itself. */
export function LiveDot({ live, label }: { live: boolean; label: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        py: 0.125,
        border: 1,
        borderRadius: 4,
        borderColor: live ? 'success.main' : 'grey.400',
        color: live ? 'success.main' : 'text.secondary',
        fontSize: '0.8125rem',
        lineHeight: 1.5,
      }}
    >
      <Box component="span" aria-hidden="true" sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: 'currentcolor' }} />
      {label}
    </Box>
  );
}
