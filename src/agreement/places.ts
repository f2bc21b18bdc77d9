type Placed = { id: string; position: number };

/**
 * The places of some records after one was put elsewhere among them: only those that change are told.
 * @param order the records in their order
 * @param to the place, from 0, at which it stands afterwards
 */
export function movedTo(order: readonly Placed[], id: string, to: number): Placed[] {
  const moved = order.find((one) => one.id === id);
  if (!moved) return [];
  const rest = order.filter((one) => one.id !== id);
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, moved);
  return renumbered(rest);
}

/** Places 1, 2, 3 for records in this order; only those that change are told. */
const renumbered = (order: readonly Placed[]): Placed[] =>
  order
    .map(({ id, position }, index) => ({ id, position: index + 1, was: position }))
    .flatMap(({ was, ...one }) => (was === one.position ? [] : [one]));
