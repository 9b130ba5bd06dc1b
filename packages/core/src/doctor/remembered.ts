/** The value of a key, which is made only for the first question. */
export function remembered<T>(values: Map<string, T>, key: string, make: (key: string) => T): T {
  const found = values.get(key) ?? make(key);
  values.set(key, found);
  return found;
}
