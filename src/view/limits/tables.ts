/** docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block. */
import { z } from 'zod';
import { id, type Kinds, oneOf } from './composition.ts';
import { richText } from './rich-text.ts';
import { charsIn, objectsIn } from './walk.ts';

const filled = z.string().min(1);

const headerCells = {
  raw_text: z.strictObject({ type: z.literal('raw_text'), text: filled }),
  raw_number: z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: filled }),
} satisfies Kinds;

const cells = {
  ...headerCells,
  rich_text: richText.refine(saysSomething, { error: 'must not be empty' }),
} satisfies Kinds;

const row = z.array(oneOf(cells)).min(1).max(20);

const holdsAtMost =
  (maxChars: number) =>
  (rows: unknown[], context: z.RefinementCtx): void => {
    if (charsIn(rows) > maxChars) {
      context.addIssue({
        code: 'custom',
        message: `all cells together must be less than ${maxChars + 1} characters`,
      });
    }
  };

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: id.optional(),
  rows: z.array(row).min(1).max(100).superRefine(holdsAtMost(10_000)),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

export const dataTable = z.strictObject({
  type: z.literal('data_table'),
  block_id: id.optional(),
  caption: filled,
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).max(19).optional(),
  rows: z
    .array(row)
    .min(2)
    .max(101)
    .superRefine(holdsAtMost(20_000))
    .superRefine(isRectangular)
    .superRefine(hasPlainHeader),
});

function isRectangular(rows: unknown[][], context: z.RefinementCtx): void {
  rows.forEach((row, at) => {
    if (row.length === rows[0]?.length) return;
    context.addIssue({
      code: 'custom',
      path: [at],
      message: 'all rows must have the same number of cells',
    });
  });
}

function hasPlainHeader(rows: unknown[][], context: z.RefinementCtx): void {
  const header = z.array(oneOf(headerCells)).safeParse(rows[0]);
  for (const issue of header.error?.issues ?? []) {
    context.addIssue({ ...issue, path: [0, ...issue.path] });
  }
}

/** Text, a link or a mention, and not only empty sections around nothing. */
const isContent = ({ type }: Record<string, unknown>) =>
  typeof type === 'string' && !type.startsWith('rich_text');

function saysSomething(cell: unknown): boolean {
  return [...objectsIn(cell)].some(({ object }) => isContent(object));
}
