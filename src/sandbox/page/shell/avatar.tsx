const hues = [210, 340, 150, 30, 265, 190, 95];

/** A square with the first letters of a name, in a colour of its own. */
export function Avatar({ name, isLarge }: { name: string; isLarge?: boolean }) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0));
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const hue = hues[sum % hues.length];
  return (
    <span
      className={isLarge ? 'shell-avatar large' : 'shell-avatar'}
      style={{ background: `hsl(${hue} 45% 32%)` }}
      aria-hidden="true"
    >
      {letters.join('')}
    </span>
  );
}
