import { sql } from './sql.ts';

/** The domain's day in a statement: asked once, where the function alone would be called for each row that is looked at. */
export const today = sql`(select hub_today())`;
/** The domain's time, asked once too. */
export const now = sql`(select hub_now())`;
