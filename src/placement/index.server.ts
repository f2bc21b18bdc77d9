export { placementStore, type PlacementStore } from "./store.ts";
export type { PlacementStores } from "./stores.ts";
