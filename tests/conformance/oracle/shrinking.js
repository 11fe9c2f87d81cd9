import { Kind, parse, print, visit } from 'graphql';

const removable = new Set([Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD, Kind.ARGUMENT, Kind.DIRECTIVE, Kind.VARIABLE_DEFINITION,
  Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.OBJECT_FIELD]);
const rounds = 40;

/**
 * Takes one part after another out of a request's document, as long as what is left still fails.
 * @param {(requests: object[]) => Promise<boolean[]>} failing tells which of several requests fail
 */
export async function shrunk(request, failing) {
  let smallest = request;
  for (let i = 0; i < rounds; i++) {
    const candidates = withoutOnePart(smallest);
    const found = candidates.length > 0 ? (await failing(candidates)).indexOf(true) : -1;
    if (found < 0) break;
    smallest = candidates[found];
  }
  return smallest;
}

// The largest parts come first: visiting goes from the outside in.
function withoutOnePart(request) {
  let document;
  try {
    document = parse(request.query);
  } catch {
    return [];
  }
  const candidates = [];
  visit(document, {
    enter(node) {
      if (!removable.has(node.kind)) return;
      const query = print(visit(document, { enter: (other) => (other === node ? null : undefined) }));
      if (isParsed(query)) candidates.push({ ...request, query });
    },
  });
  return candidates;
}

function isParsed(query) {
  try {
    parse(query);
    return true;
  } catch {
    return false;
  }
}
