import type { Priority } from '../../domain/priority.ts';
import { phrasesOf, wordSet } from './plain-words.ts';

/**
 * Which step of three a severity or priority is. P0 and P1, S1 and S2 are high; P2 and S3 medium; what
 * follows low. Of critical, major, minor, trivial, major is medium as in bug trackers, the others follow.
 */
export const PRIORITY_WORDS: ReadonlyMap<string, Priority> = phrasesOf<Priority>({
  high: [
    ...['p0', 'p1', 's0', 's1', 's2', 'sev0', 'sev1', 'sev2', 'prio0', 'prio1', 'priority0'],
    ...['priority1', 'severity0', 'severity1', 'severity2'],
    ...[
      'critical',
      'crit',
      'blocker',
      'blocking',
      'urgent',
      'high',
      'highest',
      'severe',
      'serious',
    ],
    ...['hoch', 'hohe', 'hoher', 'hohes', 'kritisch', 'kritische', 'dringend', 'blockierend'],
    ...[
      'altas',
      'altos',
      'críticas',
      'críticos',
      'urgentes',
      'alta',
      'alto',
      'crítica',
      'crítico',
      'urgente',
      'haute',
      'haut',
      'élevée',
      'élevé',
    ],
    ...[
      'critique',
      'must',
      'critica',
      'hoog',
      'hoge',
      'высокий',
      'высокая',
      'критическая',
      'критический',
      'критично',
      'wysoki',
    ],
    ...['높음', '높은', '긴급', 'высокие', 'критичный', '高', '高优先级', '紧急', '严重', '緊急'],
  ],
  medium: [
    ...['p2', 's3', 'sev3', 'prio2', 'priority2', 'severity3'],
    ...['major', 'medium', 'med', 'mid', 'moderate', 'normal', 'mittel', 'mittlere', 'mittlerer'],
    ...['보통', '중간', 'gemiddeld', 'средний', 'средняя', 'średni', '中', '中优先级'],
    ...[
      'medias',
      'medios',
      'médias',
      'médios',
      'moyennes',
      'media',
      'medio',
      'moyenne',
      'moyen',
      'moderada',
      'média',
      'médio',
      'should',
    ],
  ],
  low: [
    ...['p3', 'p4', 'p5', 's4', 's5', 'sev4', 'sev5', 'prio3', 'prio4', 'priority3', 'priority4'],
    ...['severity4', 'severity5'],
    ...['minor', 'low', 'lowest', 'trivial', 'cosmetic', 'niedrig', 'niedrige', 'niedriger'],
    ...[
      '낮음',
      '낮은',
      'bassa',
      'basso',
      'laag',
      'lage',
      'низкий',
      'низкая',
      'niski',
      '低',
      '低优先级',
    ],
    ...[
      'bajas',
      'bajos',
      'baixas',
      'baixos',
      'basses',
      'menores',
      'gering',
      'geringe',
      'baja',
      'bajo',
      'basse',
      'faible',
      'baixa',
      'baixo',
      'could',
    ],
  ],
});

/** Words beside a priority that change nothing of it. */
export const PRIORITY_FILLERS = wordSet(
  'priority priorities prio severity sev risk technical tech debt debts item items issue issues level',
  'priorität prioritäten schweregrad risiko technische schulden schuld punkte',
  'problem problems findings finding deudas técnicas dettes techniques dívidas problemas problèmes problemi',
  'prioridad severidad deuda técnica riesgo priorité gravité sévérité dette technique risque',
  'prioridade severidade dívida risco have fix new very sehr muy très muito',
  'приоритет важность priorità gravità prioriteit priorytet 优先级 優先度',
);

/** What a field of priority says besides, where a heading or a title may mean anything by it. */
export const FIELD_PRIORITIES: ReadonlyMap<string, Priority> = phrasesOf<Priority>({
  high: ['h', 'immediate', 'immediately', 'now', 'asap', 'important'],
  medium: ['m', 'next', 'soon'],
  low: ['l', 'nice to have', 'optional', 'later', 'someday', 'negligible', 'not urgent'],
});

/** A grade of a scale that has numbers alone: words beside it say what it means there. */
export const GRADE = /^(?:p|s|sev|severity|prio|priority)\d$/;

/** Severities that people tell by a colour alone, where the file has no legend that says otherwise. */
export const PRIORITY_COLOURS: readonly (readonly [string, Priority])[] = [
  ['🔴', 'high'],
  ['🔥', 'high'],
  ['🟥', 'high'],
  ['🟠', 'high'],
  ['🟧', 'high'],
  ['🟡', 'medium'],
  ['🟨', 'medium'],
  ['🟢', 'low'],
  ['🟩', 'low'],
  ['🔵', 'low'],
];
