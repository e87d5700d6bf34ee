const PASSWORD = 'hankeverkko-demo';
const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { person { id } } }';
const ADOPTABLE = `query ($projectId: ID!) { materials(projectId: $projectId, first: 100) { nodes {
  id ownAdoption { version } viewerCan { declareAdoption { allowed } } } } }`;
const DECLARE = 'mutation ($input: DeclareAdoptionInput!) { declareAdoption(input: $input) { id version } }';

/** What the server has said to be written. */
export type Acknowledged = { id: string; version: number };

/** One account that declares adoptions, over plain HTTP: programs that kill the server need no more. */
export class Declarer {
  private constructor(
    private readonly address: string,
    readonly cookie: string,
  ) {}

  static async signIn(address: string, account: string): Promise<Declarer> {
    const response = await post(address, '', SIGN_IN, { email: `${account}@demo.test`, password: PASSWORD });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (!cookie) throw new Error(`${account} could not sign in: ${await response.text()}`);
    return new Declarer(address, cookie);
  }

  /** The one project that the account has a part in. */
  async projectId(): Promise<string> {
    return (await this.data('{ projects { nodes { id } } }')).projects.nodes[0].id;
  }

  /** The project's materials that the account may declare, and how far it has come with each. */
  async adoptable(): Promise<{ id: string; version: number }[]> {
    const { materials } = await this.data(ADOPTABLE, { projectId: await this.projectId() });
    return materials.nodes
      .filter((material: any) => material.viewerCan.declareAdoption.allowed)
      .map((material: any) => ({ id: material.id, version: material.ownAdoption?.version ?? 0 }));
  }

  /** Declares a stage that may follow any other. */
  async declare(materialId: string, expectedVersion: number): Promise<Acknowledged> {
    const input = { materialId, expectedVersion, stage: 'AWARE', reason: 'Koe', note: 'Koe' };
    return (await this.data(DECLARE, { input })).declareAdoption;
  }

  /** Declares one material after another until the server is gone, and notes what it acknowledges. */
  async declareUntilGone(acknowledged: Acknowledged[]): Promise<void> {
    const materials = await this.adoptable();
    for (;;) {
      for (const material of materials) {
        const written = await this.declare(material.id, material.version).catch(() => undefined);
        if (!written) return;
        material.version = written.version;
        acknowledged.push(written);
      }
    }
  }

  private async data(query: string, variables: object = {}): Promise<any> {
    const response = await post(this.address, this.cookie, query, variables);
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
}

function post(address: string, cookie: string, query: string, variables: object) {
  const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
  return fetch(`${address}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(20_000),
  });
}
