import type { fromMarkdown } from 'mdast-util-from-markdown';

/** A whole syntax tree, as the parser types it. */
type Root = ReturnType<typeof fromMarkdown>;
type ChildOf<Node> = Node extends { children: readonly (infer Child)[] } ? Child : never;

/** Whatever may stand in a syntax tree below its root. */
export type RootContent = ChildOf<Root>;
export type Nodes = Root | RootContent;
export type Heading = Extract<RootContent, { type: 'heading' }>;
export type Blockquote = Extract<RootContent, { type: 'blockquote' }>;
export type Paragraph = Extract<RootContent, { type: 'paragraph' }>;
export type Strong = Extract<RootContent, { type: 'strong' }>;
export type Emphasis = Extract<RootContent, { type: 'emphasis' }>;
export type List = Extract<RootContent, { type: 'list' }>;
export type ListItem = Extract<RootContent, { type: 'listItem' }>;
export type Table = Extract<RootContent, { type: 'table' }>;
export type TableRow = Extract<RootContent, { type: 'tableRow' }>;
export type TableCell = Extract<RootContent, { type: 'tableCell' }>;
export type Code = Extract<RootContent, { type: 'code' }>;
export type Phrasing = Paragraph['children'][number];
