import { defineHastPlugin, type HastNode } from 'satteri';

/** Writes on each cell of a table what stands above its column: on a phone, cells stand below each other. */
export const labelledCells = defineHastPlugin({
  name: 'labelled-cells',
  element: {
    filter: ['table'],
    visit(table, page) {
      const rows = elementsIn(table).flatMap(elementsIn).map(elementsIn);
      const heads = rows[0]?.map((head) => page.textContent(head)) ?? [];
      for (const cells of rows.slice(1))
        for (const [column, cell] of cells.entries()) page.setProperty(cell, 'data-label', heads[column] ?? '');
    },
  },
});

const elementsIn = (node: HastNode) =>
  'children' in node ? node.children.filter((child) => child.type === 'element') : [];
