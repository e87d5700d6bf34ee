import type { Caller, TestHub } from '../support/api.ts';

export const VERSION = `id number state version impact changeNote credits returnReason publishedAt draftedBy { name } reviewedBy { name }
  parts { language title description accessibility links { label address } } viewerCan { edit { allowed reason } publish { allowed reason } }`;
export const DRAFT = `mutation ($input: DraftMaterialVersionInput!) { draftMaterialVersion(input: $input) { ${VERSION} } }`;
export const EDIT = `mutation ($input: EditMaterialVersionInput!) { editMaterialVersion(input: $input) { ${VERSION} } }`;
export const SUBMIT = `mutation ($input: SubmitMaterialVersionInput!) { submitMaterialVersion(input: $input) { ${VERSION} } }`;
export const RETURN = `mutation ($input: ReturnMaterialVersionInput!) { returnMaterialVersion(input: $input) { ${VERSION} } }`;
export const PUBLISH = `mutation ($input: PublishMaterialVersionInput!) { publishMaterialVersion(input: $input) { ${VERSION} } }`;
export const DISCARD = `mutation ($input: DiscardDraftInput!) { discardDraft(input: $input) { id state status } }`;

/** Something of everything that a version holds. */
export const content = {
  changeNote: 'Uusi luku ohjauksesta',
  impact: 'CONTENT',
  parts: [
    {
      language: 'fi',
      title: 'Ohjauksen malli',
      description: '# Ohjaus\n\nUusi luku.',
      links: [{ label: 'Opas', address: 'https://example.org/opas' }],
      accessibility: 'Videoissa on tekstitys.',
    },
    { language: 'sv', description: 'Ett nytt kapitel.' },
  ],
};

/** Published materials that an organisation maintains, none of them with a version under way. */
export async function maintainedBy(hub: TestHub, caller: Caller): Promise<string[]> {
  const { viewer } = await caller.data('{ viewer { organisation { id } } }');
  const { rows } = await hub.pool.query(
    `select m.id from material m where m.maintainer_id = $1 and m.status = 'MAINTAINED' and m.current_version_id is not null
       and not exists (select 1 from material_version v where v.material_id = m.id and v.state in ('DRAFT', 'IN_REVIEW')) order by m.register_code`,
    [viewer.organisation.id],
  );
  return rows.map(({ id }) => id);
}

/** Walks a material's next version through its states, as these people. */
export class Author {
  constructor(
    private readonly author: Caller,
    private readonly reviewer: Caller,
  ) {}

  draft = async (materialId: string) => (await this.author.data(DRAFT, { input: { materialId } })).draftMaterialVersion;

  async written(materialId: string, more: object = {}) {
    const { id, version } = await this.draft(materialId);
    return (await this.author.data(EDIT, { input: { id, expectedVersion: version, ...content, ...more } })).editMaterialVersion;
  }

  async submitted(materialId: string, more: object = {}) {
    const { id, version } = await this.written(materialId, more);
    return (await this.author.data(SUBMIT, { input: { id, expectedVersion: version } })).submitMaterialVersion;
  }

  async published(materialId: string, more: object = {}) {
    const { id, version } = await this.submitted(materialId, more);
    return (await this.reviewer.data(PUBLISH, { input: { id, expectedVersion: version } })).publishMaterialVersion;
  }
}
