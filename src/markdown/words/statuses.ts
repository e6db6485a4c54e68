import type { Status } from '../../domain/status.ts';
import { phrasesOf, wordSet } from './plain-words.ts';

/**
 * What people call a status: English, German, Spanish, French, Portuguese. What waits is owed and not
 * begun; what will never be paid is accepted, as that is neither owed nor paid.
 */
export const STATUS_PHRASES: ReadonlyMap<string, Status> = phrasesOf<Status>({
  'not started': [
    ...['not started', 'not yet started', 'not begun', 'not done', 'not fixed', 'not resolved'],
    ...['not addressed', 'not implemented', 'not complete', 'not completed', 'incomplete', 'todo'],
    ...['to do', 'open', 'new', 'backlog', 'pending', 'outstanding', 'unresolved', 'unaddressed'],
    ...['unfixed', 'identified', 'acknowledged', 'known', 'tracked', 'reported', 'deferred'],
    ...['postponed', 'on hold', 'hold', 'blocked', 'paused', 'parked', 'waiting', 'to be done'],
    ...['to be fixed', 'queued', 'reopened', 're-opened', 'triage', 'needs triage', 'ready'],
    ...['unstarted', 'pending verification', 'pending review', 'pending approval', 'отложено'],
    ...['открыта', '待办', '未完成', '未处理', '待修复', '미해결', '대기', 'offen', 'neu'],
    ...['nicht begonnen', 'nicht gestartet', 'nicht behoben', 'nicht umgesetzt', 'ausstehend'],
    ...['zurückgestellt', 'verschoben', 'blockiert', 'unerledigt', 'wartend', 'abierto', 'abierta'],
    ...['pendiente', 'no iniciado', 'sin empezar', 'aplazado', 'bloqueado', 'ouvert', 'ouverte'],
    ...['à faire', 'en attente', 'non commencé', 'reporté', 'bloqué', 'aberto', 'aberta'],
    ...['pendente', 'não iniciado', 'a fazer', 'adiado', 'adiada', 'aperto', 'da fare'],
    ...['niet begonnen', 'открыто', 'открыт', 'не начато', '待实现', '待处理', '未开始', '未解决'],
    ...['未着手', 'otwarte'],
  ],
  planning: [
    ...['planning', 'planned', 'scheduled', 'in planning', 'in design', 'designing', 'in analysis'],
    ...['geplant', 'in planung', 'planificado', 'planificada', 'planifié', 'prévu', 'planejado'],
    ...['запланировано', 'запланирован', 'в планах', '计划中', '已计划'],
  ],
  'in progress': [
    ...['in progress', 'inprogress', 'wip', 'work in progress', 'started', 'doing', 'active'],
    ...['underway', 'under way', 'in review', 'in development', 'in work', 'working', 'begun'],
    ...['investigating', 'under investigation', 'in testing', 'implementing', 'in arbeit'],
    ...['begonnen', 'in bearbeitung', 'läuft', 'in umsetzung', 'angefangen', 'in corso', 'bezig'],
    ...['в работе', 'в процессе', '进行中', '対応中', 'w trakcie', '处理中', '修复中', '진행중'],
    ...['진행 중', 'en progreso', 'en curso', 'en proceso', 'en cours', 'em andamento'],
    ...['em progresso'],
  ],
  partial: [
    ...['partial', 'partially', 'partly', 'teilweise', 'parcial', 'partiel', 'mitigated'],
    ...['mitigado', 'mitigada', 'mitigé', 'entschärft', 'частично', '部分完成', '部分解决'],
  ],
  ongoing: [
    ...['ongoing', 'continuous', 'recurring', 'monitoring', 'continual', 'laufend', 'continuo'],
    ...['en observación'],
  ],
  complete: [
    ...['complete', 'completed', 'done', 'finished', 'fixed', 'resolved', 'paid', 'paid off'],
    ...['paid down', 'closed', 'shipped', 'merged', 'deployed', 'released', 'implemented'],
    ...['removed', 'deleted', 'eliminated', 'addressed', 'solved', 'remediated', 'refactored'],
    ...['cleaned up', 'migrated', 'improved', 'documented', 'verified', 'ok', 'okay', 'acceptable'],
    ...['repaid', 'cleared', 'behoben', 'erledigt', 'fertig', 'gelöst', 'abgeschlossen'],
    ...['geschlossen', 'entfernt', 'umgesetzt', 'verbessert', 'dokumentiert', 'akzeptabel'],
    ...['überprüft', 'bereinigt', 'gefixt', 'erledigte', 'behobene', 'gelöste', 'abgeschlossene'],
    ...['geschlossene', 'fertige', 'resueltos', 'completados', 'cerrados', 'résolus', 'résolues'],
    ...['terminés', 'fermés', 'resolvidos', 'concluídos', 'fechados', 'completado', 'completada'],
    ...['resuelto', 'resuelta', 'hecho', 'cerrado', 'terminado', 'corregido', 'corregida'],
    ...['eliminado', 'eliminada', 'cerrada', 'resueltas', 'implementado', 'terminé', 'résolu'],
    ...['résolue', 'fait', 'fermé', 'corrigé', 'risolto', 'risolti', 'completato', 'opgelost'],
    ...['afgerond', 'решено', 'решён', 'закрыто', 'закрыт', 'закрыта', 'исправлен', 'исправлена'],
    ...['сделано', '対応済み', '修正済み', '완료', '해결', '해결됨', '已关闭', '已偿还', '已处理'],
    ...['готово', 'выполнено', 'исправлено', '已解决', '已完成', '已修复', '解決済み', '完了'],
    ...['zrealizowane', 'naprawione', 'concluído', 'concluída', 'resolvido', 'resolvida', 'feito'],
    ...['fechado', 'corrigido'],
  ],
  accepted: [
    ...['accepted', 'risk accepted', 'accepted risk', 'wont fix', 'wontfix', 'will not fix'],
    ...['wont do', 'will not do', 'by design', 'as designed', 'rejected', 'declined', 'cancelled'],
    ...['canceled', 'obsolete', 'superseded', 'abandoned', 'not applicable'],
    ...['no longer applicable', 'akzeptiert', 'wird nicht behoben', 'abgelehnt', 'obsolet'],
    ...['verworfen', 'hinfällig', 'aceptado', 'aceptada', 'rechazado', 'rechazada', 'descartado'],
    ...['descartada', 'accepté', 'rejeté', 'abandonné', 'aceito'],
  ],
});

/** What a field of status says besides, where a heading or a title may mean anything by it. */
export const FIELD_STATUS_PHRASES: ReadonlyMap<string, Status> = phrasesOf<Status>({
  'not started': [
    ...['proposed', 'draft', 'triaged', 'logged', 'assigned', 'approved', 'agreed', 'in backlog'],
    ...['next', 'later', 'icebox', 'future', 'someday', 'unscheduled', 'not scheduled'],
    ...['unplanned', 'to be scheduled', 'needs investigation', 'needs design', 'needs decision'],
    ...['regressed', 'awaiting decision', 'awaiting approval', 'need triage', 'committed'],
    ...['still open'],
  ],
  planning: ['next up', 'up next', 'designed'],
  'in progress': [
    ...['en revisión', 'em revisão', 'en revue', 'in prüfung', 'under review', 'awaiting review'],
    ...['testing', 'in test', 'in qa', 'ready for qa', 'ready for review', 'ready for test'],
    ...['ready for testing', 'ready to merge', 'pr open', 'in pr', 'now', 'current'],
  ],
  partial: ['workaround', 'workaround in place', 'contained'],
  ongoing: ['monitor', 'watch', 'watching'],
  complete: ['live', 'delivered', 'landed', 'in production', 'archived'],
  accepted: [
    ...['acceptable', 'accept', 'tolerated', 'tolerate', 'working as intended'],
    ...['works as intended', 'invalid', 'duplicate', 'not a bug', 'cannot reproduce', 'dismissed'],
    ...['retired', 'replaced', 'wont implement', 'intentional', 'intended', 'acceptable risk'],
    ...['no action', 'no action needed', 'false positive', 'false alarm', 'not an issue', 'moot'],
    ...['no longer needed', 'no longer relevant', 'not needed', 'fehlalarm', 'falso positivo'],
  ],
});

/** Before a word of completion they say that only a part of it is done. */
export const PARTLY = wordSet(
  'partially partly partial substantially mostly half almost nearly largely',
  'teilweise teils weitgehend fast größtenteils parcialmente casi mayormente partiellement presque',
  'quase',
);

/** Words in front of a status that change nothing of it. */
export const STATUS_FILLERS = wordSet(
  'status fully now already all has have had been was were is are currently still completely',
  'wurde wurden ist sind bereits vollständig komplett noch estado ya está completamente',
  'statut déjà est entièrement já foi totalmente recently',
);

/** After a status they tell where, when, how or by whom, and leave it as it is. */
export const STATUS_GOES_ON = wordSet(
  'in by via with at on since as from through per during within under thanks of to for until till',
  'am im durch mit seit vom von über für bis en por con desde el par dans le avec depuis em com pelo para pour hasta',
);

/** Marks that tell a status where no word beside them does, the longest first. */
export const STATUS_MARKS: readonly (readonly [string, Status])[] = [
  ['[x]', 'complete'],
  ['[X]', 'complete'],
  ['[ ]', 'not started'],
  ['✅', 'complete'],
  ['☑', 'complete'],
  ['✔', 'complete'],
  ['✓', 'complete'],
  ['❌', 'not started'],
  ['⬜', 'not started'],
  ['☐', 'not started'],
  ['🔲', 'not started'],
  ['🚧', 'in progress'],
  ['🔄', 'in progress'],
  ['⏳', 'in progress'],
  ['⏸', 'not started'],
];

/** Signs that tell a status only where they stand alone: beside words they may as well be a severity. */
export const STATUS_SIGNS: readonly (readonly [string, Status])[] = [
  ['⚠', 'partial'],
  ['🟢', 'complete'],
  ['🔴', 'not started'],
  ['⚪', 'accepted'],
];

/** Statuses that in or beside a title may as well be a part of it: `Login page (new)`, `User rows (deleted)`. */
export const WEAK_REMARKS = wordSet(
  'new active ready known hold ok okay open pending closed removed deleted improved documented verified',
  'merged migrated released deployed implemented cleared paid tracked reported identified working',
  'started begun waiting eliminated addressed neu offen entfernt verbessert dokumentiert',
);
