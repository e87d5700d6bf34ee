/** Where a version is cited, edited and reviewed. */
export const versionPath = (materialId: string, number: number, doing: '' | '/edit' | '/review' = '') =>
  `/materials/${materialId}/versions/${number}${doing}`;

export const comparePath = (materialId: string, from: number, to: number) =>
  `/materials/${materialId}/compare?from=${from}&to=${to}`;
