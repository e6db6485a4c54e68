import { checkBlocks, type Surface } from '../../view/limits.ts';
import { newSecret } from '../ids.ts';
import type { Json } from '../json.ts';
import type { SandboxState } from '../state.ts';
import { argument, assertWithinLimits, invalidArguments, type Method } from './method.ts';

/** auth.*, apps.* and blocks.*, from their reference pages on docs.slack.dev. */
export const appMethods: Record<string, Method> = {
  'auth.test': { run: authTest },
  'apps.connections.open': { token: 'app', run: openConnection },
  'blocks.validate': { run: validateBlocks },
};

const surfaces: Surface[] = ['message', 'modal', 'home'];

function authTest(state: SandboxState): Json {
  const { team, app, enterprise } = state.world;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    team_id: team.id,
    user: 'debt_register',
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: enterprise !== undefined,
    ...(enterprise && { enterprise_id: enterprise.id }),
  };
}

function openConnection(state: SandboxState): Json {
  const ticket = newSecret(8);
  return {
    url: `${state.baseUrl.replace('http:', 'ws:')}/link?ticket=${ticket}&app_id=${state.world.app.id}`,
  };
}

function validateBlocks(_state: SandboxState, args: Json): Json {
  const name = argument(args, 'surface') || 'message';
  const surface = surfaces.find((known) => known === name);
  if (!surface) throw invalidArguments(`unknown surface: ${name}`);
  assertWithinLimits(checkBlocks(surface, args.blocks));
  return {};
}
