import { useEffect, useLayoutEffect, useRef } from 'react';

/** Once this is no longer open, what had the focus before has it again, or the place where one writes if that is gone. */
export function useFocusGivenBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isOpen) before.current = document.activeElement;
  }, [isOpen]);
  useEffect(() => {
    if (isOpen || !before.current) return;
    const isThere = before.current.isConnected && before.current !== document.body;
    const back = isThere ? before.current : document.querySelector('.shell-writing textarea');
    before.current = null;
    if (back instanceof HTMLElement) back.focus();
  }, [isOpen]);
}
