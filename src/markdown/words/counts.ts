import { plainWords } from './plain-words.ts';

/** Labels, rows and columns that count all items. */
export const ALL_ITEMS: ReadonlySet<string> = new Set(
  [
    ...['total', 'totals', 'total items', 'items', 'total debt', 'total debts', 'total debt items'],
    ...[
      'total technical debt items',
      'debt items',
      'number of items',
      'total issues',
      'total count',
    ],
    ...['total entries', 'total number of items', 'all', 'all items', 'overall', 'item count'],
    ...['gesamt', 'insgesamt', 'summe', 'anzahl', 'total de elementos', 'total de itens'],
    ...['total elementos', 'total éléments', 'nombre total', 'total geral'],
  ].map(plainWords),
);

/** Labels of how much of all is done: `Progress: 24/28`. */
export const PROGRESS_LABELS: ReadonlySet<string> = new Set(
  ['progress', 'overall progress', 'fortschritt', 'progreso', 'progression', 'progresso'].map(
    plainWords,
  ),
);

/** Headers of the one column of a table that counts what its rows name. */
export const COUNT_COLUMNS: ReadonlySet<string> = new Set(
  [
    ...['count', 'items', 'number', 'total', 'number of items', 'item count', '# items', 'qty'],
    ...['issues', 'debts', 'entries', 'quantity', 'anzahl', 'menge', 'einträge', 'cantidad'],
    ...['nombre', 'quantidade', 'número'],
  ].map(plainWords),
);

/** Words behind a number that say it counts items. */
export const COUNTED_WORDS =
  /^(?:(?:debt |total |open )?(?:items?|debts?|issues?|entries|entry|tasks?)|einträge|punkte|elementos|itens|éléments)?$/iu;
