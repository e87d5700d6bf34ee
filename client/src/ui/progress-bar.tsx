import LinearProgress from '@mui/material/LinearProgress';

type Props = {
  /** From 0 to 1. */
  share: number;
  label: string;
};

/** How far something has come. */
export const ProgressBar = ({ share, label }: Props) => (
  <LinearProgress
    variant="determinate"
    value={Math.round(Math.min(1, Math.max(0, share)) * 100)}
    aria-label={label}
    sx={{ flex: '1 0 100%', my: 0.5 }}
  />
);
