// A peer of the benchmark alone: installed beside it when it runs, not where types are checked.
declare module 'ag-grid-community' {
  export type GridApi<_Row> = any;
  export const AllCommunityModule: any;
  export const ModuleRegistry: any;
  export function createGrid<Row>(into: HTMLElement, options: object): GridApi<Row>;
}
