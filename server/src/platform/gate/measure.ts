import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';

/** The size of a selection, with each fragment counted wherever it is spread. */
export type Size = {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
  /** Letters of the longest alias. */
  aliasLength: number;
};
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions.flatMap((definition) => (definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [])),
  );

/** Measures an operation; and its fragments for themselves, since validation compares also those that are spread nowhere. */
export function measure(operation: OperationDefinitionNode, fragments: Fragments): { whole: Size; fragments: Size[] } {
  // Each fragment is measured once: fragments in fragments take no more time than their text is long.
  const measured = new Map<string, Size>();

  const ofFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    // A fragment that leads to itself is refused by validation; until then it has no size.
    measured.set(name, nothing());
    const size = fragment ? ofSelections(fragment.selectionSet) : nothing();
    size.directives += fragment?.directives?.length ?? 0;
    measured.set(name, size);
    return size;
  };

  const ofSelections = ({ selections }: SelectionSetNode): Size => {
    const sum = nothing();
    for (const selection of selections) {
      add(sum, ofSelection(selection));
      sum.directives += selection.directives?.length ?? 0;
    }
    return sum;
  };

  const ofSelection = (selection: SelectionNode): Size => {
    if (selection.kind === 'FragmentSpread') return ofFragment(selection.name.value);
    if (selection.kind === 'InlineFragment') return ofSelections(selection.selectionSet);
    const size = selection.selectionSet ? ofSelections(selection.selectionSet) : nothing();
    size.depth += 1;
    size.fields += 1;
    if (selection.alias) {
      size.aliases += 1;
      size.aliasLength = Math.max(size.aliasLength, selection.alias.value.length);
    }
    return size;
  };

  const whole = ofSelections(operation.selectionSet);
  whole.directives += operation.directives?.length ?? 0;
  for (const { directives } of operation.variableDefinitions ?? []) whole.directives += directives?.length ?? 0;
  return { whole, fragments: [...fragments.keys()].map(ofFragment) };
}

/**
 * The most fields of one place in the answer: all that are selected under the same name in what becomes one object, or could.
 * Of an operation whose fragments do not lead to themselves.
 */
export function mostMerged({ selectionSet }: OperationDefinitionNode, fragments: Fragments): number {
  const mostIn = (together: readonly SelectionSetNode[]): number => {
    const named = new Map<string, { fields: number; below: SelectionSetNode[] }>();
    const collect = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        if (selection.kind === 'InlineFragment') collect(selection.selectionSet);
        else if (selection.kind === 'FragmentSpread') {
          const fragment = fragments.get(selection.name.value);
          if (fragment) collect(fragment.selectionSet);
        } else {
          const key = (selection.alias ?? selection.name).value;
          const place = named.get(key) ?? { fields: 0, below: [] };
          named.set(key, place);
          place.fields += 1;
          if (selection.selectionSet) place.below.push(selection.selectionSet);
        }
      }
    };
    together.forEach(collect);
    return [...named.values()].reduce((most, { fields, below }) => Math.max(most, fields, below.length && mostIn(below)), 0);
  };
  return mostIn([selectionSet]);
}

/** The names of the fields at the root of a valid operation, fragments looked through; each as often as it is selected there. */
export const rootFields = (operation: OperationDefinitionNode, fragments: Fragments): string[] => {
  const namesIn = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === 'Field') return selection.name.value;
      return namesIn(
        selection.kind === 'InlineFragment' ? selection.selectionSet : fragments.get(selection.name.value)!.selectionSet,
      );
    });
  return namesIn(operation.selectionSet);
};

const nothing = (): Size => ({ depth: 0, fields: 0, aliases: 0, directives: 0, aliasLength: 0 });

function add(sum: Size, more: Size) {
  sum.depth = Math.max(sum.depth, more.depth);
  sum.fields += more.fields;
  sum.aliases += more.aliases;
  sum.directives += more.directives;
  sum.aliasLength = Math.max(sum.aliasLength, more.aliasLength);
}
