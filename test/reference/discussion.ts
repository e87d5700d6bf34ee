import { holdsOn } from './asker.ts';
import { idOf, refuseNul, type Asking } from './asking.ts';
import { pageOf, type PageArguments } from './pages.ts';
import { because, type Refused } from './rights.ts';
import type { Row } from './rows.ts';

type CommentArguments = PageArguments & { materialId: string; materialVersionId?: string | null };

/** What was said of a material, or of one version of it. */
export function comments(asking: Asking, { materialId, materialVersionId, ...page }: CommentArguments) {
  const asked = (row: Row) =>
    row['materialId'] === idOf(materialId) &&
    (materialVersionId === null || materialVersionId === undefined || row['materialVersionId'] === idOf(materialVersionId));
  return pageOf(asking, 'comments', asking.world.table.Comment.rows, asked, page);
}

export const byName = (people: readonly Row[]) =>
  people.toSorted((a, b) => Number(a['byName']) - Number(b['byName'])).slice(0, 20);

/** Whether the asker may say something of a material. */
export function mayComment({ asker, world }: Asking, material: Row): Refused {
  if (!asker.personId) return because('NOT_SIGNED_IN');
  if (asker.positions.get(material['projectId']) === 'FUNDER')
    return because(
      world.table.Comment.where('materialId', material.id).some(({ mentioned }) => mentioned.includes(asker.personId))
        ? null
        : 'NOT_ADDRESSED',
    );
  if (!asker.providerId) return because('NOT_A_PROVIDER');
  if (!['EDITOR', 'FINANCE', 'SIGNATORY'].some((role) => asker.roles.includes(role))) return because('ROLE_CANNOT_EDIT');
  return because(material['projectId'] === null && material['currentVersionId'] === null ? 'NOT_IN_CARE_OF_A_PROJECT' : null);
}

const materialOf = ({ world }: Asking, comment: Row) => world.table.Material.find(comment['materialId'])!;

/** Whether they may say it in other words. */
export function mayEdit(asking: Asking, comment: Row): Refused {
  const { personId, organisationId } = asking.asker;
  if (!personId) return because('NOT_SIGNED_IN');
  if (comment['deletedAt'] !== null) return because('DELETED');
  if (comment['authorId'] !== personId) return because('NOT_YOUR_COMMENT');
  if (comment['organisationId'] !== organisationId) return because('NOT_YOUR_ORGANISATION');
  return mayComment(asking, materialOf(asking, comment));
}

/** Whether they may take it away. */
export function mayDelete(asking: Asking, comment: Row): Refused {
  const { personId, positions, roles } = asking.asker;
  if (!personId) return because('NOT_SIGNED_IN');
  if (comment['deletedAt'] !== null) return because('DELETED');
  const keepsTheHouse = positions.get(materialOf(asking, comment)['projectId']) === 'COORDINATOR' && roles.includes('EDITOR');
  return because(comment['authorId'] === personId || keepsTheHouse ? null : 'NOT_YOUR_COMMENT');
}

/** Whom they may mention there: people they see, of their own organisation or of the project. */
export function mentionable(asking: Asking, material: Row, search: string | null | undefined): readonly Row[] {
  refuseNul(search);
  const { world, asker, rights } = asking;
  const { Person, Membership, Partnership, Project } = world.table;
  const project = Project.find(material['projectId']);
  const typed = search?.trim().toLowerCase() ?? '';
  const isThere = ({ organisationId, projectId }: Row) =>
    organisationId === asker.organisationId ||
    (project !== undefined &&
      (projectId === project.id ||
        organisationId === project['funderId'] ||
        Partnership.where('organisationId', organisationId).some(
          (partnership) => partnership['projectId'] === project.id && holdsOn(world.today, partnership),
        )));
  return byName(
    asking
      .seen(Person.rows)
      .filter(
        (person) =>
          person['name'].toLowerCase().includes(typed) &&
          Membership.where('personId', person.id).some(
            (membership) => rights.sees(membership) && holdsOn(world.today, membership) && isThere(membership),
          ),
      ),
  );
}
