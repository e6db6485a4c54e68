import { type Actor, isMaintainer } from '../../domain/register.ts';
import type { RegisterContext } from '../../register/context.ts';
import { fullHealth } from '../../register/delivery-health.ts';
import { healthMessage } from '../../view/health.ts';
import type { Message } from '../../view/message.ts';

/** `/debt health`: how the messages of the workspace fare. @throws Refusal for guests. */
export async function health(context: RegisterContext, actor: Actor): Promise<Message> {
  const { paused, ...found } = await fullHealth(context, actor);
  return healthMessage({
    ...found,
    paused: paused.map(({ register, why }) => ({
      registerId: register.id,
      registerName: register.name,
      channel: register.homeChannel,
      why,
      mayResume: isMaintainer(register, actor),
    })),
  });
}
