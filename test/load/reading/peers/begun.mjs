import { createHash } from 'node:crypto';

/** What a peer is begun with: where the database is, and the statement that says who asks. */
export const { databaseUrl, peerUrl, viewer: text } = JSON.parse(process.env.BEGUN);

/** Reads who asks by the cookie, as the hub does. */
export async function viewerOf(pool, cookie = '') {
  const secret = cookie.slice(cookie.indexOf('=') + 1);
  const { rows } = await pool.query({ name: 'viewer', text, values: [[createHash('sha256').update(secret).digest()]] });
  const { positions, ...viewer } = rows[0];
  const projectsOf = (...wanted) =>
    positions.filter(({ position }) => !wanted.length || wanted.includes(position)).map(({ projectId }) => projectId);
  return { ...viewer, projects: projectsOf(), steered: projectsOf('COORDINATOR', 'FUNDER', 'AUDITOR') };
}

/** Says where the server listens, and ends it with whoever began it. */
export function ready(port) {
  process.send({ port });
  process.once('disconnect', () => process.exit());
}
