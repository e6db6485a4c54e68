import { plainWords } from './plain-words.ts';

const MARKS = new Set([
  '',
  '-',
  '--',
  '---',
  '–',
  '—',
  '[ ]',
  '[]',
  '?',
  '??',
  '...',
  '…',
  '/',
  '.',
]);
const WORDS = new Set(
  [
    ...['n/a', 'n.a.', 'na', 'none', 'tbd', 'tba', 'tbc', 'unassigned', 'nobody', 'no one', 'null'],
    ...['not assigned', 'unknown', 'not set', 'nil', 'undefined', 'to be determined', 'unowned'],
    ...[
      'n.n.',
      'no owner',
      'no owner yet',
      'unclaimed',
      'vacant',
      'nobody yet',
      'none yet',
      'not owned',
      'no one yet',
    ],
    ...[
      'no date',
      'no due date',
      'no target',
      'unestimated',
      'not yet estimated',
      'not yet set',
      'not yet',
    ],
    ...['sin responsable', 'sin dueño', 'nicht vergeben', 'noch nicht vergeben', 'nicht geschätzt'],
    ...[
      'нет',
      'не назначен',
      'неизвестно',
      '无',
      '暂无',
      '待定',
      '未定',
      '未分配',
      '不明',
      '未設定',
      '없음',
      '미정',
    ],
    ...['to be decided', 'to be assigned', 'to be defined', 'not estimated', 'not yet assigned'],
    ...['keine', 'keiner', 'niemand', 'unbekannt', 'nicht zugewiesen', 'k. a.', 'noch offen'],
    ...['ninguno', 'nadie', 'sin asignar', 'desconocido', 'por definir', 'por determinar'],
    ...['aucun', 'personne', 'non assigné', 'inconnu', 'à définir', 'nenhum', 'ninguém'],
    ...['não atribuído', 'a definir', 'sem responsável'],
  ].map(plainWords),
);

/** Whether the text only holds the place of a value: `[ ]`, `-`, `TBD` ... */
export function isPlaceholder(text: string): boolean {
  const bare = text
    .replace(/\\(?=[[\]_-])/g, '')
    .replace(/^[*_\s]+|[*_\s]+$/g, '')
    .toLowerCase();
  if (MARKS.has(bare)) return true;
  const inner = bare.replace(/^[([<{]+|[)\]>}]+$/g, '');
  return WORDS.has(plainWords(inner)) && !/[^\p{L}\p{N}\s.'’/_-]/u.test(inner);
}

/** Fields in which `open` says that nothing is set yet. */
const UNSET = new Set(['open', 'offen', 'abierto', 'ouvert', 'aberto', 'pendiente', 'not started']);
const SETTABLE: ReadonlySet<string> = new Set(['owner', 'due', 'quarter', 'effort', 'completed']);

/** Whether a field's text says that it has no value: `TBD`, or `open` of an owner or a date. */
export function isUnset(field: string, text: string): boolean {
  return isPlaceholder(text) || (SETTABLE.has(field) && UNSET.has(plainWords(text)));
}

const NONE =
  /^\P{L}*(?:no|none|nothing|keine?|nichts|sin|ninguno?|aucune?|nenhuma?)(?:$|\P{L}(?:.*\P{L})?(?:yet|items?|debts?|entries|issues?|here|einträge|schulden|deudas?|dettes?|dívidas?)\P{L}*$)/iu;

/** Whether a line only says that there is nothing to list: `No active debt items`, `None yet`. */
export function saysNone(text: string): boolean {
  return text.length < MAX_NONE_CHARS && NONE.test(text.trim());
}

const MAX_NONE_CHARS = 60;
