import { graphql } from '../../platform/graphql/generated/gql.ts';
import type { ImportPageQuery } from '../../platform/graphql/generated/graphql.ts';

export const ImportOffersDocument = graphql(`
  query ImportOffers($projectId: ID) {
    importOffers(projectId: $projectId) {
      target
      can {
        allowed
        reason
        params
      }
    }
  }
`);

export const ImportListDocument = graphql(`
  query ImportList($target: ImportKind, $first: Int, $after: Cursor) {
    imports(target: $target, first: $first, after: $after) {
      nodes {
        id
        target
        fileName
        state
        work
        rowCount
        createdAt
        createdBy {
          id
          name
        }
        organisation {
          id
          nameFi
          nameSv
          nameEn
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ImportPageDocument = graphql(`
  query ImportPage($id: ID!) {
    import(id: $id) {
      id
      version
      target
      fileName
      state
      work
      done
      rowCount
      outcomes {
        outcome
        count
        applied
        undone
        kept
      }
      viewerCan {
        check {
          allowed
          reason
          params
        }
        apply {
          allowed
          reason
          params
        }
        undo {
          allowed
          reason
          params
        }
      }
    }
  }
`);
export type ImportedFile = NonNullable<ImportPageQuery['import']>;

export const ImportTableDocument = graphql(`
  query ImportTable($id: ID!, $sheet: Int, $headerRow: Int) {
    import(id: $id) {
      id
      table(sheet: $sheet, headerRow: $headerRow) {
        sheet
        headerRow
        rowCount
        sheets {
          name
          rowCount
        }
        headerRows {
          line
          text
        }
        columns {
          index
          header
          field
          samples
        }
        fields {
          name
          required
        }
      }
    }
  }
`);

export const ImportRowsDocument = graphql(`
  query ImportRows($id: ID!, $outcomes: [RowOutcome!], $first: Int, $after: Cursor) {
    import(id: $id) {
      id
      rows(outcomes: $outcomes, first: $first, after: $after) {
        totalCount
        nodes {
          id
          line
          outcome
          texts
          kept
          reasons {
            field
            code
            params
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const CheckImportDocument = graphql(`
  mutation CheckImport($input: CheckImportInput!) {
    checkImport(input: $input) {
      id
      version
      state
      work
      done
    }
  }
`);

export const ApplyImportDocument = graphql(`
  mutation ApplyImport($input: ApplyImportInput!) {
    applyImport(input: $input) {
      id
      version
      state
      work
      done
    }
  }
`);

export const UndoImportDocument = graphql(`
  mutation UndoImport($input: UndoImportInput!) {
    undoImport(input: $input) {
      id
      version
      state
      work
      done
    }
  }
`);
