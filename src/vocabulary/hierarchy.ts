type Edge = { from: string; to: string };

/**
 * The edges that close a cycle: without them nothing leads back to itself. Walks depth first in the order
 * given, so that of a cycle written down from its beginning the last edge is the one that is named. Linear in
 * edges, and without recursion: a file may hold a chain of a hundred thousand.
 */
export function backEdges<E extends Edge>(edges: readonly E[]): Set<E> {
  const from = new Map<string, E[]>();
  for (const edge of edges) {
    const others = from.get(edge.from);
    if (others) others.push(edge);
    else from.set(edge.from, [edge]);
  }
  const closing = new Set<E>();
  const onPath = new Set<string>();
  const done = new Set<string>();
  for (const start of from.keys()) {
    if (done.has(start)) continue;
    const path: { node: string; next: number }[] = [{ node: start, next: 0 }];
    onPath.add(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = from.get(top.node)?.[top.next];
      top.next += 1;
      if (!edge) {
        path.pop();
        onPath.delete(top.node);
        done.add(top.node);
      } else if (onPath.has(edge.to)) closing.add(edge);
      else if (!done.has(edge.to)) {
        path.push({ node: edge.to, next: 0 });
        onPath.add(edge.to);
      }
    }
  }
  return closing;
}

/**
 * How far below its root each node stands, the root being 1.
 * @param parents each node's parent, null at a root; without cycles
 */
export function depths(parents: ReadonlyMap<string, string | null>): Map<string, number> {
  const found = new Map<string, number>();
  for (const node of parents.keys()) {
    const way: string[] = [];
    let at: string | null = node;
    while (at !== null && !found.has(at)) {
      way.push(at);
      at = parents.get(at) ?? null;
    }
    let depth = at === null ? 0 : (found.get(at) ?? 0);
    for (const one of way.toReversed()) found.set(one, ++depth);
  }
  return found;
}
