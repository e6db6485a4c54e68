import type { FileKind } from '../../domain/debt.ts';
import type { WordedField } from '../../domain/document.ts';

/** What people call the fields that hold a few words: English, German, Spanish, French, Portuguese. */
export const WORDED_LABELS: Readonly<Record<WordedField, readonly string[]>> = {
  status: ['status', 'state', 'current status', 'zustand', 'estado', 'statut', 'état'],
  priority: [
    ...['priority', 'severity', 'risk level', 'sev', 'prio', 'criticality', 'priorität'],
    ...[
      'schweregrad',
      'dringlichkeit',
      'prioridad',
      'severidad',
      'gravedad',
      'priorité',
      'sévérité',
    ],
    ...['gravité', 'prioridade', 'severidade', 'gravidade', 'criticidad', 'kritikalität'],
  ],
  effort: [
    ...['effort', 'estimated effort', 'effort estimate', 'estimate', 'estimation'],
    ...['est effort', 'estimated time', 'time estimate', 'story points', 'points', 'complexity'],
    ...['effort to fix', 'fix effort', 'hours', 'est hours', 'estimated hours', 't-shirt size'],
    ...[
      'aufwand',
      'geschätzter aufwand',
      'schätzung',
      'größe',
      'esfuerzo',
      'estimación',
      'esfuerzo estimado',
    ],
    ...['taille', 'effort estimé', 'esforço', 'estimativa', 'tamanho', 'coste'],
  ],
  impact: ['impact', 'business impact', 'auswirkung', 'auswirkungen', 'impacto', 'impacts'],
  owner: [
    ...[
      'owner',
      'assigned',
      'assigned to',
      'assignee',
      'responsible',
      'owners',
      'owned by',
      'team',
    ],
    ...['lead', 'owner team', 'dri', 'verantwortlich', 'verantwortlicher', 'zuständig', 'besitzer'],
    ...[
      'responsable',
      'propietario',
      'asignado a',
      'asignado',
      'dueño',
      'équipe',
      'equipo',
      'attribué à',
    ],
    ...['responsável', 'equipe', 'dono', 'eigner', 'eigentümer'],
  ],
  due: [
    ...[
      'target date',
      'due',
      'due date',
      'deadline',
      'target',
      'target release',
      'milestone',
      'eta',
    ],
    ...['closing slice', 'target version', 'target sprint', 'target milestone', 'fix by'],
    ...[
      'target completion',
      'planned date',
      'timeline',
      'fix version',
      'release',
      'sprint',
      'due by',
    ],
    ...['fällig', 'fällig am', 'zieldatum', 'termin', 'frist', 'meilenstein'],
    ...[
      'fecha límite',
      'vencimiento',
      'fecha objetivo',
      'plazo',
      'échéance',
      'date limite',
      'date cible',
    ],
    ...['prazo', 'vence em', 'data limite'],
  ],
  quarter: ['quarter', 'target quarter', 'planned for', 'quartal', 'trimestre', 'planned quarter'],
  completed: [
    ...[
      'completed',
      'completed on',
      'date completed',
      'completion date',
      'resolved on',
      'resolved',
    ],
    ...[
      'resolved at',
      'resolved date',
      'date resolved',
      'closed',
      'closed on',
      'closed at',
      'fixed on',
    ],
    ...[
      'fixed',
      'date closed',
      'date fixed',
      'done on',
      'finished',
      'completed at',
      'resolution date',
    ],
    ...['behoben am', 'erledigt am', 'abgeschlossen am', 'geschlossen am', 'gelöst am'],
    ...['completado', 'resuelto', 'resuelto el', 'cerrado', 'terminé le', 'résolu le', 'résolu'],
    ...['fermé le', 'concluído em', 'resolvido em', 'concluído'],
  ],
  acceptedUntil: ['accepted until'],
};

/** What people call the fields that hold text. */
export const TEXT_LABELS = {
  risk: [
    ...['risk', 'risks', 'risk if ignored', 'consequence if ignored', 'risk if not fixed'],
    ...['consequence', 'consequences', 'risk if unfixed', 'risiko', 'risiken', 'riesgo', 'riesgos'],
    ...['risque', 'risques', 'risco', 'riscos'],
  ],
  currentState: [
    ...['current state', 'current situation', 'problem', 'issue', 'current behavior'],
    ...['current implementation', 'what is wrong', 'ist-zustand', 'ursprüngliches problem'],
    ...[
      'problema',
      'estado actual',
      'situación actual',
      'problème',
      'état actuel',
      'situation actuelle',
    ],
    ...['situação atual', 'estado atual', 'aktueller stand'],
  ],
  implementation: [
    ...[
      'implementation',
      'implementation notes',
      'solution',
      'proposed solution',
      'recommendation',
    ],
    ...[
      'recommended fix',
      'fix',
      'remediation',
      'planned remediation',
      'proposed fix',
      'suggested fix',
    ],
    ...[
      'suggested solution',
      'remediation plan',
      'mitigation plan',
      'how to fix',
      'recommended action',
    ],
    ...['approach', 'resolution plan', 'recommended solution', 'proposal'],
    ...[
      'lösung',
      'lösungsvorschlag',
      'empfehlung',
      'maßnahme',
      'vorschlag',
      'solución',
      'recomendación',
    ],
    ...[
      'solución propuesta',
      'recommandation',
      'solution proposée',
      'correction',
      'solução',
      'recomendação',
    ],
  ],
  whatWasDone: [
    ...[
      'what was done',
      'done',
      'resolution',
      'how it was fixed',
      'how it was resolved',
      'outcome',
    ],
    ...['umgesetzt', 'ergebnis', 'resolución', 'résolution', 'resolução', 'what we did'],
  ],
  acceptedWhy: ['accepted because'],
} as const;

export const FILE_LABELS: Readonly<Record<FileKind, readonly string[]>> = {
  'to modify': ['files to modify', 'files to change'],
  'to create': ['files to create', 'files to add'],
  new: ['new files', 'files new'],
  modified: ['files modified', 'modified files', 'files changed', 'changed files'],
  created: ['files created', 'created files', 'files added', 'added files'],
};

export const STEP_LABELS: readonly string[] = [
  ...['steps', 'next steps', 'preparation steps', 'migration steps', 'action items', 'tasks'],
  ...['checklist', 'to do', 'todo', 'remaining work', 'required actions', 'actions'],
  ...[
    'action plan',
    'subtasks',
    'sub-tasks',
    'acceptance criteria',
    'schritte',
    'nächste schritte',
  ],
  ...[
    'aufgaben',
    'offene punkte',
    'pasos',
    'próximos pasos',
    'tareas',
    'étapes',
    'tâches',
    'passos',
  ],
  ...['tarefas', 'próximos passos'],
];
export const MARKED_STEP_LABELS: readonly string[] = ['progress', 'fortschritt', 'progreso'];
export const LINK_LABELS: readonly string[] = [
  ...['links', 'issues', 'pull requests', 'related issues', 'related prs'],
];
export const TARGET_LABELS: readonly string[] = [
  ...['target state', 'desired state', 'goal', 'soll-zustand', 'zielzustand', 'estado deseado'],
  ...['état cible', 'estado desejado', 'expected behavior', 'desired behavior'],
];
