import { HUB_STREAM } from '../../platform/history/record.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'comment.added': { materialId: string; versionId: string | null };
    'comment.edited': { materialId: string; versionId: string | null; version: number };
    'comment.deleted': { materialId: string; versionId: string | null; version: number; byAuthor: boolean };
    /** Somebody was addressed: for that person. */
    'comment.mentioned': { materialId: string; versionId: string | null; personId: string };
  }
}

type About = { projectId: string | null; isPublished: boolean };

/** Whose history it is: the project's that has the material in care, else the hub's. */
export const commentStream = ({ projectId }: About) => projectId ?? HUB_STREAM;

/** As the comment itself: inside the project; of something published, to every provider. */
export const commentAudience = ({ projectId, isPublished }: About) => [
  ...(projectId ? ['project'] : []),
  ...(isPublished ? ['provider'] : []),
];
