import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { DiscussionQuery } from '../../platform/graphql/generated/graphql.ts';

export type CommentRow = DiscussionQuery['comments']['nodes'][number];

/** What was said of a material, or of one version of it alone, newest first. */
export const Discussion = graphql(`
  query Discussion($materialId: ID!, $materialVersionId: ID, $first: Int, $after: Cursor) {
    comments(materialId: $materialId, materialVersionId: $materialVersionId, first: $first, after: $after) {
      totalCount
      nodes {
        id
        version
        text
        writtenAt
        editedAt
        deletedAt
        author {
          id
          name
        }
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
        materialVersion {
          id
          number
        }
        mentions {
          id
          name
        }
        viewerCan {
          edit {
            allowed
          }
          delete {
            allowed
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    material(id: $materialId) {
      id
      viewerCan {
        addComment {
          allowed
          reason
          params
        }
      }
    }
  }
`);

/** Whom one may mention there. */
export const Mentionable = graphql(`
  query Mentionable($materialId: ID!, $search: String) {
    material(id: $materialId) {
      id
      mentionable(search: $search) {
        id
        name
      }
    }
  }
`);

export const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      id
    }
  }
`);

export const EditComment = graphql(`
  mutation EditComment($input: EditCommentInput!) {
    editComment(input: $input) {
      id
      version
      text
      editedAt
      mentions {
        id
        name
      }
    }
  }
`);

export const DeleteComment = graphql(`
  mutation DeleteComment($input: DeleteCommentInput!) {
    deleteComment(input: $input) {
      id
      version
      text
      deletedAt
      mentions {
        id
      }
      viewerCan {
        edit {
          allowed
        }
        delete {
          allowed
        }
      }
    }
  }
`);
