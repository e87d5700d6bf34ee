import { Position, type MemberRole, type OrganisationKind } from './roles.ts';

export type ProjectPosition = { projectId: string; position: Position };

/** Who asks: a person acting for an organisation, with the roles and positions of this moment. Read afresh for every request and delivery. */
export class Viewer {
  readonly sessionId: string | null = null;
  /** Set for a program that came with an API token; it has no session. */
  readonly tokenId: string | null = null;
  /** The token is for reading only, whatever the person may do. */
  readonly readOnly: boolean = false;
  readonly personId: string | null = null;
  readonly organisationId: string | null = null;
  readonly organisationKind: OrganisationKind | null = null;
  /** The organisation is one of the demonstration's. */
  readonly demonstration: boolean = false;
  /** The organisation is part of another one by now. */
  readonly merged: boolean = false;
  readonly roles: readonly MemberRole[] = [];
  readonly contactAreas: readonly string[] = [];
  readonly positions: readonly ProjectPosition[] = [];

  constructor(facts: Partial<Omit<Viewer, 'has' | 'projects' | 'positionIn'>> = {}) {
    Object.assign(this, facts);
  }

  has(...roles: MemberRole[]) {
    return roles.some((role) => this.roles.includes(role));
  }

  /** Projects in which the acting organisation has one of these positions; without any named, in which it has a position at all. */
  projects(...positions: Position[]): string[] {
    return this.positions.filter((held) => !positions.length || positions.includes(held.position)).map((held) => held.projectId);
  }

  positionIn(projectId: string): Position {
    return this.positions.find((held) => held.projectId === projectId)?.position ?? Position.OUTSIDER;
  }
}

export const anonymous = new Viewer();
