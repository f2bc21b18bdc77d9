// Templates are TypeScript, not `.typ` files beside their module: an import finds them in the built server
// and on the command line alike, the import rules see who uses which, and no start reads a folder.

/**
 * The page of every print, in Typst: A4, Plus Jakarta Sans, the bridge whose deck runs on as the red thread,
 * page numbers, the ribbon of synthetic data. A template follows it in the same file and finds
 *
 * - `data`: what it prints, as `print` was given it
 * - the colours `ink`, `quiet`, `accent`, `accent-wash`, `deep`, `thread`, `line-grey`, `wash`
 * - `small(body)`; `facts(pairs)`: (term, description) side by side; `foot(left, right)`: another foot
 */
export const pageStyle = String.raw`
#let given = json(bytes(sys.inputs.given))
#let data = json(bytes(sys.inputs.data))

#let ink = rgb("#1c2430")
#let quiet = rgb("#566170")
#let accent = rgb("#0f5e6b")
#let deep = rgb("#0a444e")
#let accent-wash = rgb("#e3eff0")
#let thread = rgb("#c22a2f")
#let line-grey = rgb("#e3dfd5")
#let wash = rgb("#f3f0e8")

#let small(body) = text(size: 8.5pt, fill: quiet, body)

#let facts(pairs) = grid(
  columns: (auto, 1fr),
  inset: (x: 0pt, y: 3pt),
  column-gutter: 14pt,
  ..pairs.map(((term, description)) => (text(fill: quiet, term), description)).flatten(),
)

// The mark on a field of 40 × 24 units: hangers, arch, deck.
#let bridge(unit) = box(width: 40 * unit, height: 20 * unit, {
  let at(x, y) = (x * unit, y * unit)
  let hanger(x, top) = place(line(start: at(x, top), end: at(x, 19), stroke: 1.5 * unit + accent))
  hanger(12, 8.6)
  hanger(20, 5.6)
  hanger(28, 8.6)
  place(curve(
    stroke: (paint: accent, thickness: 2.4 * unit, cap: "round"),
    curve.move(at(3, 19)),
    curve.cubic(at(8, 0.8), at(32, 0.8), at(37, 19)),
  ))
})

#let head = {
  grid(
    columns: (auto, auto, 1fr),
    column-gutter: 7pt,
    align: (left + bottom, left + bottom, right + bottom),
    bridge(0.78pt),
    pad(bottom: 3.5pt, text(size: 13pt, weight: 700, fill: deep)[Jembatan]),
    pad(bottom: 3.5pt, small(given.subject)),
  )
  v(-1em + 0.6pt)
  line(length: 100%, stroke: (paint: thread, thickness: 1.5pt, cap: "round"))
}

#let page-number = context {
  let (at, last) = (counter(page).get().first(), counter(page).final().first())
  given.words.page.replace("{page}", str(at)).replace("{pages}", str(last))
}

#let foot(left, right) = {
  line(length: 100%, stroke: 0.5pt + line-grey)
  v(-0.6em)
  grid(columns: (1fr, auto), column-gutter: 12pt, small(left), small(right))
}

// Stripes as on screen; the words also stand in the description of the document, for those who do not see
// them.
#let ribbon = {
  let stripes = tiling(size: (14pt, 14pt), {
    place(rect(width: 100%, height: 100%, fill: rgb("#fff7e0")))
    place(polygon(fill: rgb("#fbe3a6"), (0pt, 14pt), (7pt, 14pt), (14pt, 7pt), (14pt, 0pt)))
    place(polygon(fill: rgb("#fbe3a6"), (0pt, 0pt), (7pt, 0pt), (0pt, 7pt)))
  })
  place(top, rect(width: 100%, height: 8mm, fill: stripes, inset: 0pt, align(
    center + horizon,
    box(fill: rgb("#fff7e0"), inset: (x: 10pt, y: 3pt), radius: 3pt, text(
      size: 8.5pt,
      weight: 700,
      fill: rgb("#5c4300"),
      given.words.synthetic,
    )),
  )))
}

// Pale enough to read through, and behind everything.
#let watermark = place(center + horizon, rotate(-38deg, text(
  size: 34pt,
  weight: 700,
  fill: rgb("#c22a2f24"),
  given.words.draft,
)))

#let day = given.date.split("-").map(int)
#set document(
  title: given.title,
  author: given.author,
  description: if given.draft or given.synthetic {
    (
      ..if given.draft { (given.words.draft,) },
      ..if given.synthetic { (given.words.synthetic,) },
    ).join(". ")
  } else { none },
  date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)),
)
#set text(font: "Plus Jakarta Sans", fallback: false, lang: given.language)
#set text(size: 10pt, fill: ink, number-width: "tabular", spacing: 115%)
#set par(leading: 0.72em, spacing: 1.1em)
#set page(
  paper: "a4",
  flipped: given.landscape,
  margin: (x: 22mm, top: 34mm, bottom: 24mm),
  header: head,
  header-ascent: 8mm,
  footer: foot(given.title, page-number),
  background: {
    if given.synthetic { ribbon }
    if given.draft { watermark }
  },
)
#show heading: set text(fill: deep, weight: 700)
#show heading.where(level: 1): set text(size: 19pt)
#show heading.where(level: 1): set block(below: 0.8em)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.9em)
#show link: set text(fill: accent)
`;

/** One cell of a report: text in the language of the print, or said to be in the other one. */
export type ReportCell = string | { text: string; language: "id" | "en" };

/**
 * A print of tables: what it says, from top to bottom. Numbers and dates come formatted, as the reader writes
 * them.
 */
export type Report = {
  lead?: string;
  /** Facts under the lead: what is counted, when, by whom. */
  facts?: readonly { term: string; description: string }[];
  tables: readonly {
    caption: string;
    /** Share of the width (`width`, any unit) and side on which the cells stand; figures stand right. */
    columns: readonly { heading: string; width: number; align?: "left" | "right" }[];
    rows: readonly (readonly ReportCell[])[];
    /** Said in place of the rows when there are none. */
    empty: string;
    note?: string;
  }[];
  /** How the numbers were made. It stands whole on one page, the sources with it. */
  method?: { title: string; facts: readonly { term: string; description: string }[] };
  /** Where the numbers come from, a line a source. */
  sources?: { title: string; lines: readonly string[] };
};

/** The template for a `Report`. */
export const reportTemplate = String.raw`
#let cell(value) = if type(value) == dictionary { text(lang: value.language, value.text) } else { value }
#let lines(part) = {
  heading(level: 2, part.title)
  set text(size: 8.5pt, fill: quiet)
  list(spacing: 0.75em, ..part.lines)
}

= #given.title

#if "lead" in data { block(width: 88%, text(size: 11pt, data.lead)) }
#if "facts" in data { facts(data.facts.map(fact => (fact.term, fact.description))) }

#for one in data.tables {
  heading(level: 2, one.caption)
  if one.rows.len() == 0 {
    block(fill: wash, inset: 12pt, radius: 4pt, width: 100%, text(fill: quiet, one.empty))
  } else {
    set text(size: 8.5pt)
    set par(leading: 0.6em)
    show table.cell.where(y: 0): set text(weight: 700, fill: deep)
    table(
      columns: one.columns.map(column => column.width * 1fr),
      align: one.columns.map(column => if column.at("align", default: "") == "right" { right } else { left }),
      stroke: (_, y) => (bottom: if y == 0 { 0.8pt + deep } else { 0.5pt + line-grey }),
      inset: (x: 4pt, y: 4.5pt),
      table.header(..one.columns.map(column => table.cell(align: bottom, column.heading))),
      ..one.rows.flatten().map(value => table.cell(breakable: false, cell(value))),
    )
  }
  if "note" in one { small(one.note) }
}

#let closing = {
  if "method" in data {
    heading(level: 2, data.method.title)
    set text(size: 8.5pt)
    facts(data.method.facts.map(fact => (fact.term, fact.description)))
  }
  if "sources" in data { lines(data.sources) }
}
#let closing-lines = (
  data.at("method", default: (facts: ())).facts.len() + data.at("sources", default: (lines: ())).lines.len()
)
// On one page: a last page with three bullets on it looks like a slip. What no page holds may break.
#block(breakable: closing-lines > 36, closing)
`;
