import { parse, print, visit } from 'graphql';

/**
 * Changes a document in one to three places.
 * @param {Record<string, (random, node, parent) => object | null | undefined>} mutations by the kind of node that they change; there is one for documents
 */
export function changedDocument(random, text, mutations) {
  let document = parse(text, { noLocation: true });
  for (let i = random.pick([1, 1, 1, 2, 3]); i > 0; i--) document = changedOnce(random, document, mutations);
  return document.definitions.length > 0 ? print(document) : text;
}

function changedOnce(random, document, mutations) {
  const all = Object.keys(mutations);
  const kinds = new Set([random.pick(all), random.pick(all), random.pick(all)]);
  let count = 0;
  visit(document, { enter(node) { if (kinds.has(node.kind)) count++; } });
  if (count === 0) return mutations.Document(random, document);
  let left = random.below(count);
  return visit(document, {
    enter(node, _, parent) {
      return kinds.has(node.kind) && left-- === 0 ? mutations[node.kind](random, node, parent) : undefined;
    },
  });
}

/** A list with an item dropped, doubled, added, or two of them swapped. */
export function changedList(random, items, added) {
  const list = [...(items ?? [])];
  const at = list.length > 0 ? random.below(list.length) : 0;
  switch (list.length > 0 ? random.below(4) : 3) {
    case 0:
      list.splice(at, 1);
      break;
    case 1:
      list.push(list[at]);
      break;
    case 2:
      [list[0], list[at]] = [list[at], list[0]];
      break;
    default:
      list.splice(at, 0, added(random));
  }
  return list;
}
