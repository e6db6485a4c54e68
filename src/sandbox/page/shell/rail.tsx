import { useMe, useSights } from '../live.ts';
import { Avatar } from './avatar.tsx';

/** The bar at the very left: the workspace, and who looks at it. */
export function Rail() {
  const me = useMe();
  const { workspace } = useSights();
  const person = workspace?.people.find(({ id }) => id === me);
  return (
    <div className="shell-rail">
      <Avatar name={workspace?.team.name ?? ''} isLarge />
      <Avatar name={person?.realName ?? ''} isLarge />
    </div>
  );
}
