import { createTheme } from '@mui/material/styles';

const grey = {
  50: '#F5F6F8',
  100: '#ECEEF2',
  200: '#DFE2E8',
  300: '#C9CED6',
  400: '#9AA2AF',
  500: '#6B7280',
  600: '#4F5663',
  700: '#3B414C',
  800: '#272B33',
  900: '#1A1D22',
};

/** Colours that mean something beside MUI's own: shades of the tile map, lightest first, each with its readable ink. */
export const shades = [
  { fill: '#E3F1FC', ink: '#1A1D22' },
  { fill: '#B5DDF9', ink: '#1A1D22' },
  { fill: '#7CC4F5', ink: '#1A1D22' },
  { fill: '#1F5FC4', ink: '#FFFFFF' },
  { fill: '#0033CC', ink: '#FFFFFF' },
  { fill: '#000066', ink: '#FFFFFF' },
] as const;

/** Grounds for what stands beside such a scale: nothing yet, left out, halted. */
export const asideTones = {
  none: { fill: grey[100], ink: grey[900] },
  quiet: { fill: grey[300], ink: grey[900] },
  warm: { fill: '#FBE8CC', ink: '#5C3200' },
} as const;

export const theme = createTheme({
  palette: {
    primary: { main: '#0033CC', dark: '#000066', light: '#E8EDFB', contrastText: '#FFFFFF' },
    success: { main: '#2B6A02' },
    warning: { main: '#8A4B00' },
    error: { main: '#B3261E' },
    info: { main: '#00629B' },
    grey,
    text: { primary: '#1A1D22', secondary: '#4F5663' },
    background: { default: grey[50], paper: '#FFFFFF' },
    divider: '#D3D7DE',
  },
  shape: { borderRadius: 4 },
  breakpoints: { values: { xs: 0, sm: 480, md: 700, lg: 1000, xl: 1400 } },
  typography: {
    fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
    fontSize: 14,
    h1: { fontSize: '1.625rem', lineHeight: 1.25, fontWeight: 680, letterSpacing: '-0.01em' },
    h2: { fontSize: '1.0625rem', lineHeight: 1.35, fontWeight: 650 },
    h3: { fontSize: '0.9375rem', lineHeight: 1.4, fontWeight: 650 },
    body1: { fontSize: '0.9375rem', lineHeight: 1.5 },
    body2: { fontSize: '0.875rem', lineHeight: 1.45 },
    caption: { fontSize: '0.8125rem', lineHeight: 1.4 },
    button: { textTransform: 'none', fontWeight: 600, fontSize: '0.875rem', lineHeight: 1.4 },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        html: { scrollPaddingTop: 72 },
        body: { overflowWrap: 'anywhere' },
        a: { color: '#0033CC', textUnderlineOffset: '2px', textDecorationThickness: '1px' },
        ':focus-visible': { outline: '3px solid #0033CC', outlineOffset: 2, borderRadius: 2 },
        'h1:focus, main:focus': { outline: 'none' },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            animationIterationCount: '1 !important',
            transitionDuration: '0.01ms !important',
            scrollBehavior: 'auto !important',
          },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          minHeight: 36,
          paddingInline: 14,
          '&.Mui-focusVisible': { outline: '3px solid #0033CC', outlineOffset: 2 },
          // The user's own colours take the ground away: an edge tells a button from words.
          '@media (forced-colors: active)': { border: '1px solid' },
        },
        sizeSmall: { minHeight: 32, paddingInline: 10 },
      },
    },
    MuiIconButton: {
      styleOverrides: { root: { borderRadius: 4, '&.Mui-focusVisible': { outline: '3px solid #0033CC', outlineOffset: 0 } } },
    },
    MuiCheckbox: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { '&.Mui-focusVisible': { outline: '3px solid #0033CC', outlineOffset: -4, borderRadius: 4 } } },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          backgroundColor: '#FFFFFF',
          fontSize: '0.9375rem',
          minHeight: 40,
          '& fieldset': { borderColor: grey[500] },
          '&.MuiInputBase-multiline': { padding: 0 },
        },
        input: { padding: '8px 12px', height: 'auto', '&::placeholder': { color: '#4F5663', opacity: 1 } },
      },
    },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 4, margin: 16, width: '100%' } } },
  },
});
