import type { FileKind } from '../../domain/debt.ts';

/** What people call the fields that hold text. */
export const TEXT_LABELS = {
  risk: [
    ...['rischio', 'риск', 'риски', '风险', 'リスク'],
    ...['risk', 'risks', 'risk if ignored', 'consequence if ignored', 'risk if not fixed'],
    ...['consequence', 'consequences', 'risk if unfixed', 'risiko', 'risiken', 'riesgo', 'riesgos'],
    ...['risque', 'risques', 'risco', 'riscos'],
  ],
  currentState: [
    ...['проблема', '问题', '問題'],
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
      'potential fix',
      'possible fix',
      'possible solution',
      'recommended approach',
      'proposed approach',
      'proposed implementation',
      'what to do',
      'suggestion',
      'suggested approach',
      'rekomendacja',
      'aanbeveling',
      'raccomandazione',
    ],
    ...['soluzione', 'решение', 'план действий', '解决方案', '対策', '修复'],
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
      'remboursement',
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
