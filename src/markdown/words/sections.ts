import { plainWords, wordSet } from './plain-words.ts';

/** Words of a heading that only say what stands below it. */
export const SECTION_FILLERS = wordSet(
  'items item debt debts technical tech issues issue tasks task work entries entry list the all section',
  'recently previously recent register things what was is we have already so far',
  'einträge eintrag schulden schuld technische punkte aufgaben liste alle bereits',
  'elementos deuda técnica tareas lista todos todas éléments dette technique tâches liste tous',
  'itens dívida tarefas технический долг задачи 技术债',
);

/** Sections of what is owed, which say no more of an item than that it is listed. */
export const OPEN_SECTION: ReadonlySet<string> = new Set(
  [
    ...['open', 'active', 'current', 'outstanding', 'known', 'unresolved', 'remaining', 'new'],
    ...['offen', 'offene', 'aktuell', 'aktuelle', 'abiertos', 'activos', 'activas', 'pendientes'],
    ...['ouverts', 'ouvert', 'actifs', 'abertos', 'pendentes', 'vigente', 'vigentes', 'abiertas'],
    ...['actuel', 'actuelle', 'actuels', 'actuelles', 'actual', 'actuales', 'ouvertes', 'abertas'],
    ...[
      'активный',
      'активные',
      'открытые',
      'текущие',
      'текущий',
      '未结清',
      '开放',
      '残存課題',
      '未解决',
      '未解決',
    ],
  ].map(plainWords),
);

/** Whole headings about the register itself, or above what repeats it: what is listed there is no item. */
export const APART: ReadonlySet<string> = new Set(
  [
    ...['debt categories', 'priority levels', 'severity levels', 'priority definitions'],
    ...[
      'stats',
      'dashboard',
      'at a glance',
      'totals',
      'key',
      'definitions',
      'format',
      'entry format',
    ],
    ...[
      'example',
      'examples',
      'instructions',
      'usage',
      'process',
      'workflow',
      'resolution workflow',
    ],
    ...['review process', 'review schedule', 'quarterly review', 'review', 'reviews', 'escalation'],
    ...[
      'escalation triggers',
      'policy',
      'principles',
      'conventions',
      'rules',
      'guidelines',
      'scope',
    ],
    ...[
      'changelog',
      'change log',
      'change history',
      'revision history',
      'version history',
      'history',
    ],
    ...['update history', 'references', 'related', 'related documents', 'related documentation'],
    ...[
      'see also',
      'introduction',
      'purpose',
      'background',
      'table of contents',
      'contents',
      'toc',
    ],
    ...[
      'remediation plan',
      'action plan',
      'roadmap',
      'timeline',
      'payoff schedule',
      'payoff progress',
    ],
    ...['recommended order', 'recommendations', 'prioritization', 'prioritisation', 'achievements'],
    ...[
      'notes',
      'appendix',
      'next steps',
      'status',
      'progress',
      'sprint planning',
      'trend',
      'trends',
    ],
    ...['änderungsprotokoll', 'änderungshistorie', 'empfehlungen', 'priorisierte empfehlungen'],
    ...[
      'vorlage',
      'beispiel',
      'beispiele',
      'prozess',
      'einleitung',
      'zweck',
      'verweise',
      'hinweise',
    ],
    ...['plantilla', 'ejemplo', 'proceso', 'introducción', 'notas', 'historial', 'referencias'],
    ...[
      'modèle',
      'exemple',
      'processus',
      'historique',
      'références',
      'modelo',
      'exemplo',
      'processo',
    ],
    ...['introdução', 'histórico', 'referências'],
    ...['图例', '说明', '维护规则', '凡例', '概要', 'легенда', 'легенды'],
  ].map(plainWords),
);

/** Plans that repeat the items in the order of the work. */
export const PLAN_ENDINGS: readonly string[] = [
  ...['action plan', 'remediation plan', 'repayment plan', 'resolution plan', 'cleanup plan'],
  ...['execution order', 'priority order', 'suggested priority', 'suggested order'],
].map((words) => ` ${words}`);

/** Such headings by their last word, whatever stands before it: `Debt Metrics`, `Priority Matrix`. */
export const APART_ENDINGS = wordSet(
  'metrics statistics summary overview legend template templates criteria matrix glossary changelog',
  'übersicht überblick zusammenfassung legende metriken statistik kriterien glossar',
  'triggers thresholds protocol commands roadmap conventions instructions levels',
  'resumen leyenda métricas résumé légende métriques resumo legenda',
);

/** Such headings by how they begin. */
export const APART_BEGINNINGS: readonly string[] = [
  'how ',
  'about this ',
  'when to ',
  'what counts as ',
  'what is ',
  'what belongs ',
];

/** Last words of the title of a page that tells how to deal with debt, or of what was done. */
export const PAGE_ENDINGS = wordSet(
  'policy process guide guidelines playbook handbook workflow changelog template',
);

/** Whole headings of a file that tells what a program is and how to run it. */
export const READ_ME: ReadonlySet<string> = new Set(
  [
    ...['installation', 'install', 'usage', 'getting started', 'quick start', 'license', 'licence'],
    ...['contributing', 'features', 'requirements', 'prerequisites', 'configuration'],
    ...['lizenz', 'instalación', 'licencia', 'licença', 'instalação', 'licença'],
  ].map(plainWords),
);

/** What stands in a file's title where it is about debt. */
export const DEBT_STEMS: readonly string[] = [
  ...['debt', 'cleanup', 'clean up', 'refactor', 'todo', 'shortcut', 'weakness', 'known issue'],
  ...['known problem', 'code smell', 'compromise', 'schuld', 'altlast', 'deuda', 'dette', 'dívida'],
  ...['debito tecnico', 'dług', 'долг', '技术债', '技術債', '技術的負債', '기술 부채'],
].map(plainWords);
