import type { Register } from '../domain/register.ts';
import type { ChangedMany } from '../register/judged.ts';
import { confirmationMessage } from '../view/confirmation.ts';
import { confirmationsMessage } from '../view/confirmations.ts';
import type { Message } from '../view/message.ts';

/**
 * Says in one answer what came of a command on one or several items. `remarks` say how it was read; `asked` is the
 * register that items have without a name.
 * @throws Refusal and RuleError where the only item was refused.
 */
export function outcomesMessage(
  { outcomes, changeSet }: ChangedMany,
  remarks: readonly string[],
  asked: Register,
): Message {
  const [only, ...others] = outcomes;
  if (only && others.length === 0) {
    if (only.refused) throw only.refused;
    const { saved, register } = only;
    const { firstMonth } = register;
    return confirmationMessage({ ...saved, remarks: [...remarks, ...saved.remarks], firstMonth });
  }
  const nameOf = ({ id, name }: Register) => (id === asked.id ? null : name);
  const items = outcomes.flatMap(({ register, saved }) =>
    saved ? [{ ...saved, firstMonth: register.firstMonth, registerName: nameOf(register) }] : [],
  );
  const refused = outcomes.flatMap(({ register, number, refused: why }) =>
    why ? [{ number, registerName: nameOf(register), what: why.message, remedy: why.remedy }] : [],
  );
  return confirmationsMessage({ items, refused, remarks, changeSet });
}
