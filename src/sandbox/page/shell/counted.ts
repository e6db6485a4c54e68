/** "1 reply", "2 replies". */
export function counted(replies: number): string {
  return `${replies} ${replies === 1 ? 'reply' : 'replies'}`;
}
