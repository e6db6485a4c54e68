import { plainWords } from './plain-words.ts';

/** Headers of the column that holds what an item is called, the surest first. */
export const TITLE_COLUMNS: readonly string[] = [
  ...['title', 'short title', 'item', 'debt', 'debt item', 'tech debt', 'technical debt', 'name'],
  ...['issue', 'debt title', 'item name', 'summary', 'task', 'problem', 'finding', 'topic', 'work'],
  ...[
    'titel',
    'bezeichnung',
    'schuld',
    'punkt',
    'eintrag',
    'thema',
    'aufgabe',
    'maßnahme',
    'befund',
  ],
  ...['título', 'elemento', 'deuda', 'deuda técnica', 'tarea', 'nombre', 'problema', 'asunto'],
  ...['titre', 'élément', 'dette', 'dette technique', 'tâche', 'nom', 'problème', 'sujet'],
  ...['item de dívida', 'dívida', 'dívida técnica', 'tarefa', 'nome'],
  ...[
    'titolo',
    'voce',
    'debito',
    'onderwerp',
    'schuld',
    'задача',
    'проблема',
    'название',
    'долг',
    '标题',
    '问题',
    '名称',
    '技术债',
    '項目',
    'タイトル',
    '제목',
  ],
].map(plainWords);

/** Headers of a column that tells more of an item, and names it where no other column does. */
export const DESCRIPTION_COLUMNS: readonly string[] = [
  ...['description', 'what', 'details', 'detail', 'short description', 'debt description'],
  ...['beschreibung', 'was', 'descripción', 'detalle', 'detalles', 'descrição', 'détails'],
  ...[
    'descrizione',
    'omschrijving',
    'beschrijving',
    'opis',
    'описание',
    '描述',
    '说明',
    '説明',
    '内容',
    '설명',
  ],
].map(plainWords);

/** Headers of the column that holds an id or a number. */
export const ID_COLUMNS: readonly string[] = [
  ...[
    'id',
    '#',
    'nr',
    'no',
    'no.',
    'num',
    'number',
    'ref',
    'reference',
    'key',
    'ticket',
    'debt id',
  ],
  ...[
    'item id',
    'td',
    'td id',
    'code',
    'nummer',
    'kennung',
    'n°',
    'nº',
    'número',
    'numéro',
    'código',
  ],
  ...['编号', '序号', '番号', 'номер', '№', '번호'],
].map((header) => plainWords(header) || header);

/** Headers of a column that may hold a priority; its cells tell. */
export const PRIORITY_COLUMNS: readonly string[] = [
  ...['sev', 'p', 'risk', 'level', 'rating', 'importance', 'risk level', 'class', 'prio', 'risiko'],
  ...['gravedad', 'riesgo', 'risque', 'risco', 'stufe', 'nivel', 'niveau'],
  ...[
    '优先级',
    '优先度',
    '优先',
    '严重程度',
    '重要度',
    '優先度',
    'приоритет',
    'важность',
    'priorità',
    'prioriteit',
    '우선순위',
  ],
].map(plainWords);

/** Headers of a column that may hold an effort; its cells tell. */
export const EFFORT_COLUMNS: readonly string[] = [
  ...['size', 'cost', 't-shirt', 'tshirt', 'duration', 'e', 'work', 'dauer', 'umfang', 'costo'],
  ...['custo', 'duración', 'durée', 'taille', 'tamaño'],
].map(plainWords);

/** Headers of the column that holds a day; of a paid item, the one on which it was paid. */
export const DATE_COLUMNS: readonly string[] = [
  ...['date', 'datum', 'fecha', 'data', 'when', 'on'],
].map(plainWords);

/** Headers of a column that points from words to an item: such a table only tells where things are. */
export const MAPPING_COLUMNS: readonly string[] = [
  ...[
    'maps to',
    'mapped to',
    'mapping',
    'see',
    'covered by',
    'replaced by',
    'now',
    'old id',
    'new id',
  ],
].map(plainWords);

/** Both headers of a table that holds a field and its value on each row. */
export const FIELD_COLUMNS: readonly string[] = [
  ...['field', 'property', 'attribute', 'key', 'aspect', 'feld', 'eigenschaft', 'campo', 'champ'],
  ...['attribut', 'propiedad', 'atributo', ''],
].map(plainWords);
export const VALUE_COLUMNS: readonly string[] = [
  ...['value', 'details', 'detail', 'description', 'wert', 'valor', 'valeur', 'inhalt', ''],
].map(plainWords);

/** A row that sums up the others. */
export const TOTAL_WORDS: ReadonlySet<string> = new Set(
  ['total', 'totals', 'sum', 'gesamt', 'summe', 'suma', 'somme', 'soma', 'grand total'].map(
    plainWords,
  ),
);

/** Labels at the start of a record that name where its debt lies, and the debt where no other label does. */
export const AREA_LABELS: readonly string[] = [
  ...['area', 'component', 'module', 'what', 'service', 'system', 'package', 'location', 'file'],
  ...['bereich', 'komponente', 'modul', 'área', 'componente', 'módulo', 'domaine', 'composant'],
].map(plainWords);
