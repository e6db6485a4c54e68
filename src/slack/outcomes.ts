import type { RegisterId } from '../domain/debt.ts';
import { seenFrom } from '../domain/register-name.ts';
import type { ChangedMany } from '../register/judged.ts';
import { confirmationMessage } from '../view/confirmation.ts';
import { confirmationsMessage } from '../view/confirmations.ts';
import type { Message } from '../view/message.ts';

/**
 * Says in one answer what came of a command on one or several items. `remarks` say how it was read; `hereId` is the
 * register that `/debt` means where the answer stands.
 * @throws Refusal and RuleError where the only item was refused.
 */
export function outcomesMessage(
  { outcomes, changeSet }: ChangedMany,
  remarks: readonly string[],
  hereId: RegisterId | null,
): Message {
  const [only, ...others] = outcomes;
  if (only && others.length === 0) {
    if (only.refused) throw only.refused;
    const { saved, register } = only;
    const { firstMonth } = register;
    return confirmationMessage({
      ...saved,
      debt: seenFrom(saved.debt, register, hereId),
      remarks: [...remarks, ...saved.remarks],
      firstMonth,
    });
  }
  const items = outcomes.flatMap(({ register, saved }) =>
    saved
      ? [
          {
            ...saved,
            debt: seenFrom(saved.debt, register, hereId),
            firstMonth: register.firstMonth,
          },
        ]
      : [],
  );
  const refused = outcomes.flatMap(({ register, number, refused: why }) =>
    why
      ? [{ ...seenFrom({ number }, register, hereId), what: why.message, remedy: why.remedy }]
      : [],
  );
  return confirmationsMessage({ items, refused, remarks, changeSet });
}
