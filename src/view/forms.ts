/** What the item forms ask for, read back. Pure: nothing is looked up here. */
import {
  blankFields,
  type DebtFields,
  FIELD_NAMES,
  type FieldName,
  type Owner,
  type UserId,
} from '../domain/debt.ts';
import { checkFields } from '../domain/field-rules.ts';
import { LEVELS, type Level } from '../domain/level.ts';
import type { FieldPatch } from '../domain/patch.ts';
import { RuleError } from '../domain/rule-error.ts';
import { STATUSES, type Status } from '../domain/status.ts';
import { type Answer, answersOf, type SubmittedView, touched } from './form-answers.ts';
import { NONE, OWNER_NAME } from './form-blocks.ts';
import {
  filesForm,
  labelsForm,
  linksForm,
  phasesForm,
  type StepLine,
  sectionsForm,
  stepsForm,
  stepsOfLines,
} from './form-text.ts';
import {
  type ConflictMeta,
  type CreateMeta,
  conflictMeta,
  createMeta,
  type EditMeta,
  editMeta,
} from './modal-meta.ts';

/** What is wrong with the answers, by `block_id`: the `errors` of an ack. Empty when all is well. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Who fills in the form, and when: new ticks are theirs. */
export interface FilledIn {
  readonly by: UserId | null;
  readonly now: Date;
}

/** What a form says of an item; the checklist waits for the item that it is measured against. */
export interface FormPatch {
  readonly patch: Omit<FieldPatch, 'steps'>;
  /** Null where the checklist was left alone or is not in the form. */
  readonly steps: readonly StepLine[] | null;
}

export interface CreateForm {
  readonly meta: CreateMeta;
  readonly fields: FieldPatch & Pick<DebtFields, 'title'>;
  readonly errors: FieldErrors;
}

/** Reads the create modal, submitted or in the middle of being filled in. Null for a view that is none. */
export function readCreateForm(view: SubmittedView, filledIn: FilledIn): CreateForm | null {
  const meta = createMeta.decode(view.private_metadata);
  if (!meta) return null;
  const form = patchOf(answersOf(view));
  const patch = withSteps(form, [], filledIn);
  const fields = { ...patch, title: patch.title ?? '' };
  return { meta, fields, errors: errorsOf(fields) };
}

export interface EditForm extends FormPatch {
  readonly meta: EditMeta;
  readonly errors: FieldErrors;
}

/** Reads the edit modal; only fields that the person touched are in the patch. Null for a view that is none. */
export function readEditForm(view: SubmittedView): EditForm | null {
  const meta = editMeta.decode(view.private_metadata);
  if (!meta) return null;
  const answers = answersOf(view);
  const changed = new Map(touched(answers));
  const owner = answers.get('owner');
  if (owner && changed.has(OWNER_NAME)) changed.set('owner', owner);
  const name = answers.get(OWNER_NAME);
  if (name && changed.has('owner')) changed.set(OWNER_NAME, name);
  const form = patchOf(changed);
  const steps = stepsOfLines(form.steps ?? [], [], { by: null, now: new Date(0) });
  return { meta, ...form, errors: errorsOf({ ...form.patch, ...(form.steps && { steps }) }) };
}

/** The patch of a form with its checklist measured against the item's present steps. */
export function withSteps(
  { patch, steps }: FormPatch,
  existing: DebtFields['steps'],
  filledIn: FilledIn,
): FieldPatch {
  return steps === null ? patch : { ...patch, steps: stepsOfLines(steps, existing, filledIn) };
}

export interface ConflictForm {
  readonly meta: ConflictMeta;
  /** Fields that are to become what the person typed. */
  readonly mine: readonly FieldName[];
  /** Fields where the other person's value stays. */
  readonly theirs: readonly FieldName[];
}

/** `block_id` of the choice for one field of a conflict. */
export const choiceBlockId = (field: FieldName): string => `choose:${field}`;

/** Reads the choice between theirs and yours. Null for a view that is none. */
export function readConflictForm(view: SubmittedView): ConflictForm | null {
  const meta = conflictMeta.decode(view.private_metadata);
  if (!meta) return null;
  const answers = answersOf(view);
  const chosen = (value: string) =>
    FIELD_NAMES.filter((field) => answers.get(choiceBlockId(field))?.value === value);
  return { meta, mine: chosen('mine'), theirs: chosen('theirs') };
}

type Reader = (value: string | null) => FieldPatch;

const READERS: Readonly<Record<string, Reader>> = {
  title: (value) => ({ title: value?.trim() ?? '' }),
  status: (value) => {
    const status = STATUSES.find((one): one is Status => one === value);
    return status ? { status } : {};
  },
  impact: (value) => ({ impact: level(value) }),
  effort: (value) => ({ effort: level(value) }),
  priorityOverride: (value) => ({ priorityOverride: level(value) }),
  impactQualifier: (value) => ({ impactQualifier: value }),
  effortQualifier: (value) => ({ effortQualifier: value }),
  risk: (value) => ({ risk: value }),
  currentState: (value) => ({ currentState: value }),
  implementation: (value) => ({ implementation: value }),
  whatWasDone: (value) => ({ whatWasDone: value }),
  targetState: (value) => ({ targetState: phasesForm.read(value ?? '') }),
  files: (value) => ({ files: filesForm.read(value ?? '') }),
  sections: (value) => ({ sections: sectionsForm.read(value ?? '') }),
  links: (value) => ({ links: linksForm.read(value ?? '') }),
  labels: (value) => ({ labels: labelsForm.read(value ?? '') }),
  targetDate: (value) => ({ targetDate: value }),
  targetQuarter: (value) => ({ targetQuarter: value === NONE ? null : value }),
  completedOn: (value) => ({ completedOn: value }),
  snoozedUntil: (value) => ({ snoozedUntil: value }),
};

function patchOf(answers: ReadonlyMap<string, Answer>): FormPatch {
  const parts = [...answers].map(([field, { value }]) => READERS[field]?.(value) ?? {});
  const owner = answers.has('owner') ? { owner: ownerOf(answers) } : {};
  const steps = answers.get('steps');
  return {
    patch: Object.assign({}, ...parts, owner) as FormPatch['patch'],
    steps: steps ? stepsForm.read(steps.value ?? '') : null,
  };
}

function ownerOf(answers: ReadonlyMap<string, Answer>): Owner | null {
  const userId = answers.get('owner')?.value;
  if (userId) return { kind: 'person', userId };
  const name = answers.get(OWNER_NAME)?.value?.trim();
  return name ? { kind: 'name', name } : null;
}

function level(value: string | null): Level | null {
  return LEVELS.find((one) => one === value) ?? null;
}

/** Every field that breaks a rule, with what to do about it. */
function errorsOf(patch: FieldPatch): FieldErrors {
  const fields = { ...blankFields(''), ...patch };
  const broken = FIELD_NAMES.filter((name) => name in patch).flatMap((name) => {
    const error = ruleBroken(fields, name);
    return error ? [[name, `${error.message} ${error.remedy}`] as const] : [];
  });
  return Object.fromEntries(broken);
}

function ruleBroken(fields: DebtFields, name: FieldName): RuleError | null {
  try {
    checkFields(fields, [name]);
    return null;
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
}
