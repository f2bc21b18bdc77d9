import { data } from "react-router";

/** Any address without a page, and any record that is not there for this reader: both answer the same. */
export function loader() {
  throw data(null, 404);
}

export default function NotFound() {
  return null;
}
