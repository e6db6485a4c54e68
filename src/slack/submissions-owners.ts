import type { App } from '@slack/bolt';
import { mapOwners, unmappedOwners } from '../register/owners.ts';
import { registerOf } from '../register/registers.ts';
import { CALLBACKS } from '../view/ids.ts';
import { ownerBlockId, ownersSavedModal, readOwnersForm } from '../view/owners-modal.ts';
import { registerValue } from '../view/refs.ts';
import { obstacleOf } from './assignee.ts';
import type { SlackDeps } from './deps.ts';
import { requireForm } from './require-form.ts';
import { onSubmit, type Reply, type Submission } from './submission.ts';

/** Listens to the form that says who imported owners are. */
export function registerOwnersSubmission(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.owners,
    submit: (submission) => saveOwners(deps, submission),
  });
}

/** Nothing is saved while one of the people cannot own debt; each is told at their name. */
async function saveOwners(deps: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const ref = requireForm(registerValue.decode(view.private_metadata));
  const register = await registerOf(deps.context, actor, ref.registerId);
  const { owners } = await unmappedOwners(deps.context, actor, register);
  const names = owners.map(({ name }) => name);
  const people = readOwnersForm(view, names);
  const [first] = names;
  if (people.length === 0 && first !== undefined) {
    const errors = { [ownerBlockId(first)]: 'Choose at least one person, or close the form.' };
    return { kind: 'errors', errors };
  }
  const errors = await obstacles(deps, submission, people);
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  const saved = await mapOwners(deps.context, actor, register, people);
  return { kind: 'view', view: ownersSavedModal(saved) };
}

async function obstacles(
  { people: known }: SlackDeps,
  { client, teamId }: Submission,
  people: readonly { readonly name: string; readonly userId: string }[],
): Promise<Record<string, string>> {
  const found = new Map<string, string | null>();
  const userIds = new Set(people.map(({ userId }) => userId));
  await Promise.all(
    [...userIds].map(async (userId) => {
      found.set(userId, await obstacleOf(known, client, { teamId, userId }));
    }),
  );
  const refused = people.flatMap(({ name, userId }) => {
    const obstacle = found.get(userId);
    return obstacle ? [[ownerBlockId(name), obstacle]] : [];
  });
  return Object.fromEntries(refused);
}
