import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindOf, kindsFor } from '../../../../schema/file-kinds.ts';
import { limits } from '../../../../schema/limits.ts';
import { failureOf } from '../../platform/errors/failure.ts';
import { sendFile } from '../../platform/files/upload.ts';
import { languages } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FileDrop, type DroppedFile } from '../../ui/file-drop.tsx';
import { Section } from '../../ui/section.tsx';
import { AttachVersionFile, RemoveVersionFile, type Version } from './version.query.ts';

const rules = {
  extensions: kindsFor('MATERIAL_VERSION').flatMap((kind) => kindOf(kind).extensions),
  bytes: limits.fileBytes,
  most: limits.files,
};
type Language = (typeof languages)[number];

/** The files of a draft, in each language. They are there as soon as they have arrived, without saving. */
export function DraftFiles({ version }: { version: Version }) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const client = useApolloClient();
  const [failure, setFailure] = useState<unknown>();
  const seen = useRef(version.version);
  useEffect(() => {
    seen.current = Math.max(seen.current, version.version);
  });
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  /** One change after another, each from the version that the one before has left. A file is added to what is there, whatever that is. */
  const inTurn = (change: (expectedVersion: number) => Promise<number | undefined>): Promise<void> => {
    const attempt = async () => {
      try {
        seen.current = (await change(seen.current)) ?? seen.current;
      } catch (error) {
        const { code, params } = failureOf(error);
        if (code !== 'CONFLICT' || params['currentState'] !== 'DRAFT') throw error;
        seen.current = (await change(Number(params['currentVersion']))) ?? seen.current;
      }
    };
    const done = turn.current.then(attempt, attempt);
    turn.current = done;
    return done;
  };
  const attach = (file: DroppedFile, language: Language) =>
    inTurn(async (expectedVersion) => {
      const input = { materialVersionId: version.id, expectedVersion, fileId: file.id, language };
      const { data } = await client.mutate({ mutation: AttachVersionFile, variables: { input } });
      return data?.attachVersionFile.version;
    });
  const remove = (id: string) =>
    inTurn(async (expectedVersion) => {
      const { data } = await client.mutate({ mutation: RemoveVersionFile, variables: { input: { id, expectedVersion } } });
      return data?.removeVersionFile.version;
    }).catch(setFailure);

  return (
    <Section title={t('content.files')}>
      {failure !== undefined && <ErrorState error={failure} />}
      {languages.map((language) => {
        const links = version.files.filter((link) => link.language === language);
        const files = links.map(({ file }) => file);
        return (
          <FileDrop
            key={language}
            label={t('content.in', { language: term('language', language) })}
            files={files}
            onChange={(change) => {
              const left = new Set(change(files).map(({ id }) => id));
              for (const { id, file } of links) if (!left.has(file.id)) void remove(id);
            }}
            send={async (file, options) => {
              const sent = await sendFile(client, file, 'MATERIAL_VERSION', options);
              await attach(sent, language);
              return sent;
            }}
            rules={rules}
            can={version.viewerCan.attachFile}
          />
        );
      })}
    </Section>
  );
}
