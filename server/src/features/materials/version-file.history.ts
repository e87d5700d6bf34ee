import type { Language } from '../people/person.entity.ts';

declare module '../../platform/history/record.ts' {
  interface HistoryKinds {
    'material.version.file_attached': {
      materialId: string;
      versionId: string;
      fileId: string;
      language: Language;
      version: number;
    };
    'material.version.file_removed': { materialId: string; versionId: string; fileId: string; version: number };
  }
}
