import { sql } from '../../platform/reading/sql.ts';
import { visible, visibleTo } from '../../platform/reading/tables.ts';
import { opensFiles } from '../files/stored-file.policy.ts';
import { MaterialVersion } from '../materials/material-version.entity.ts';
import { MaterialVersionFile } from './version-file.entity.ts';

// The files of a version are seen, and opened, by whoever sees the version: those of a published one by everybody.
visibleTo(
  MaterialVersionFile,
  (link, viewer) => sql`exists (select 1 from ${visible(MaterialVersion, viewer)} v where v.id = ${link.materialVersionId})`,
);
opensFiles((file, viewer) => sql`exists (select 1 from ${visible(MaterialVersionFile, viewer)} l where l.file_id = ${file.id})`);
