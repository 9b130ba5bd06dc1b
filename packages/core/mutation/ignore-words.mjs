/**
 * A plugin for Stryker: in the module of a diagnosis code, changes only what decides. The words have
 * tests of their own, which compare whole reports.
 */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'words',
    value: {
      shouldIgnore: (path) =>
        isWords(path) || isOnlyForWords(path) ? 'It writes words and decides nothing.' : undefined,
    },
  },
];

/** The property `words` of the object for `defineCode<Evidence>()`. */
const isWords = ({ node, parentPath }) =>
  node.key?.name === 'words' && parentPath?.parent.callee?.callee?.name === 'defineCode';

/** A function or a table of the module that only the words use, directly or by one another. */
function isOnlyForWords(path, seen = new Set()) {
  if (!isDeclaration(path)) return false;
  if (seen.has(path.node)) return true;
  seen.add(path.node);
  const { referencePaths = [] } = path.scope.getBinding(path.node.id.name) ?? {};
  return (
    referencePaths.length > 0 &&
    referencePaths.every((reference) => {
      const user = reference.findParent((parent) => isWords(parent) || isDeclaration(parent));
      return user !== null && (isWords(user) || isOnlyForWords(user, seen));
    })
  );
}

/** A function or a constant of the module itself. */
const isDeclaration = (path) =>
  (path.isFunctionDeclaration() && path.parentPath.isProgram()) ||
  (path.isVariableDeclarator() &&
    path.get('id').isIdentifier() &&
    path.parentPath.parentPath.isProgram());
