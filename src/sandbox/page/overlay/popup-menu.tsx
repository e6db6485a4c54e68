import '../styles/overlay.css';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';

/** One entry of a menu; `run` is called when it is chosen. */
export interface MenuEntry {
  key: string;
  name: string;
  description?: string;
  run: () => void;
}

/** A button that opens a menu, by mouse and by keys. */
export function PopupMenu({
  label,
  className,
  children,
  entries,
}: {
  label: string;
  className: string;
  children: ReactNode;
  entries: MenuEntry[];
}) {
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label}>
        {children}
      </Button>
      <Popover className="overlay-popover" placement="bottom end">
        <Menu
          className="overlay-menu"
          items={entries}
          onAction={(key) => entries.find((entry) => entry.key === key)?.run()}
        >
          {({ key, name, description }) => (
            <MenuItem id={key} textValue={name} className="overlay-item">
              <Text slot="label">{name}</Text>
              {description && <Text slot="description">{description}</Text>}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
