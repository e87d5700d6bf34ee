import { Extensions } from 'type-graphql';

/** Who may call a root field at all. What they then see and may do is the policies' matter. A root field without one fails the build. */
export const Access = (access: 'PUBLIC' | 'SIGNED_IN') => Extensions({ access });
