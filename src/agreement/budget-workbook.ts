import { currencies } from "./figure.ts";
import { budgetStatuses } from "./budget-reading.ts";
import { budgetFields } from "./budget-words.ts";
import { both, bodyStyle, headStyle, rowHeight, titleStyle } from "./workbook-look.ts";

const widths: Record<(typeof budgetFields)[number], number> = {
  ...{ number: 6, description: 48, quantity: 10, unit: 16, price: 18, amount: 20 },
  ...{ currency: 13, source: 26, year: 14, status: 22 },
};

/** Rows to fill in. */
const empty = 40;

/** A budget (RAB) to fill in (XLSX): headings in both languages, currencies and statuses to choose from, amounts that add up. */
export async function budgetTemplate(): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const above = [[both("agreement.word.budget.title", " · ")]];
  const headings = budgetFields.map((field) =>
    both(field === "number" ? "agreement.word.matrix.number" : `agreement.word.budget.${field}`),
  );
  const letter = (field: (typeof budgetFields)[number]) =>
    String.fromCodePoint(65 + budgetFields.indexOf(field));
  const first = above.length + 2;
  const last = first + empty - 1;
  const money = { ...bodyStyle, numFmt: "#,##0.00" };
  const cells = new Map<
    string,
    { style?: object; formula?: string; formulaResult?: string | number; value?: string }
  >();
  cells.set("0,0", { style: titleStyle });
  budgetFields.forEach((_, column) => cells.set(`${above.length},${column}`, { style: headStyle }));
  const amount = budgetFields.indexOf("amount");
  const [quantity, price] = [letter("quantity"), letter("price")];
  for (let row = first; row <= last; row++) {
    budgetFields.forEach((field, column) =>
      cells.set(`${row - 1},${column}`, { style: field === "price" ? money : bodyStyle }),
    );
    const formula = `IF(OR(${quantity}${row}="",${price}${row}=""),"",${quantity}${row}*${price}${row})`;
    cells.set(`${row - 1},${amount}`, { formula, formulaResult: "", style: money });
  }
  const chosen = (field: (typeof budgetFields)[number], values: string[]) => ({
    type: "list" as const,
    values,
    range: `${letter(field)}${first}:${letter(field)}${last}`,
    allowBlank: true,
    showErrorMessage: false,
  });
  return writeXlsx({
    defaultFont: { name: "Arial", size: 10 },
    properties: { title: both("agreement.word.budget.title", " · "), creator: "Jembatan" },
    sheets: [
      {
        name: both("agreement.word.budget.sheet", " - "),
        columns: budgetFields.map((field) => ({ width: widths[field] })),
        rows: [
          ...above,
          headings,
          ...Array.from({ length: empty }, (_, i) =>
            budgetFields.map((field) => (field === "number" ? i + 1 : null)),
          ),
        ],
        rowDefs: new Map([
          [
            above.length,
            {
              height: rowHeight(
                headings,
                budgetFields.map((field) => widths[field]),
              ),
            },
          ],
        ]),
        cells,
        freezePane: { rows: above.length + 1 },
        pageSetup: {
          orientation: "landscape",
          paperSize: "a4",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
        dataValidations: [
          chosen("currency", [...currencies]),
          chosen(
            "status",
            budgetStatuses.map((status) => both(`agreement.word.budget.status.${status}`, " / ")),
          ),
        ],
      },
    ],
  });
}
