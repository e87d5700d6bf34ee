import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A form that stands alone on its page is no wider than its lines are long. */
export const Narrow = ({ children }: { children: ReactNode }) => <Box sx={{ maxWidth: 480 }}>{children}</Box>;
