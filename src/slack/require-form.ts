/**
 * What a form was read as. @throws where it cannot be read: its callback id says that it is ours, so that the fault is in how it was
 * built.
 */
export function requireForm<Form>(read: Form | null | undefined): Form {
  if (!read) throw new Error('the form cannot be read');
  return read;
}
