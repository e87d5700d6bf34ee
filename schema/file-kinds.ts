/** What a file may be for. */
export const filePurposes = ['ADOPTION_EVIDENCE', 'MATERIAL_VERSION'] as const;
export type FilePurpose = (typeof filePurposes)[number];

type Kind = {
  /** As which it is given out. */
  mime: string;
  /** The endings that such a file's name may have; the first is added to a name that has none of them. */
  extensions: readonly [string, ...string[]];
  /** Shown in the browser; all else is saved. */
  inline?: true;
  /** Known by its name alone, once its content is found to be text. */
  text?: true;
  /** Not for these purposes. */
  not?: readonly FilePurpose[];
};

/**
 * The kinds of file that the hub takes. A kind is found in the content, never believed of a name. Nothing that a browser would run
 * (HTML, SVG, scripts) and no program is among them; documents with macros are kinds of their own, and are not either.
 */
export const fileKinds = {
  PDF: { mime: 'application/pdf', extensions: ['pdf'], inline: true },
  DOCX: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  XLSX: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  PPTX: { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] },
  ODT: { mime: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  ODS: { mime: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  ODP: { mime: 'application/vnd.oasis.opendocument.presentation', extensions: ['odp'] },
  PNG: { mime: 'image/png', extensions: ['png'], inline: true },
  JPEG: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'], inline: true },
  WEBP: { mime: 'image/webp', extensions: ['webp'], inline: true },
  GIF: { mime: 'image/gif', extensions: ['gif'], inline: true },
  MP4: { mime: 'video/mp4', extensions: ['mp4', 'm4v'] },
  MP3: { mime: 'audio/mpeg', extensions: ['mp3'] },
  CSV: { mime: 'text/csv', extensions: ['csv'], text: true },
  TXT: { mime: 'text/plain', extensions: ['txt'], text: true },
  MD: { mime: 'text/markdown', extensions: ['md'], text: true },
  // Course packages are archives. They are kept whole, never unpacked here.
  ZIP: { mime: 'application/zip', extensions: ['zip'], not: ['ADOPTION_EVIDENCE'] },
} as const satisfies Record<string, Kind>;
export type FileKind = keyof typeof fileKinds;

/** What is known of a kind. */
export const kindOf = (kind: FileKind): Kind => fileKinds[kind];

/** The kinds that a purpose takes. */
export const kindsFor = (purpose: FilePurpose): FileKind[] =>
  (Object.keys(fileKinds) as FileKind[]).filter((kind) => !kindOf(kind).not?.includes(purpose));

/** The ending of a name, in small letters; empty where it has none. The 2 of “v1.2” is none. */
export const extensionOf = (name: string) => /[^.]\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
