import { key, knows, t } from './texts';

/** The name of a field; those of an aspect have it after a full stop: `level.K`. */
export function fieldName(id: string): string {
  const [field, aspect] = id.split('.') as [string, string?];
  const name = key('field-', field);
  return knows(name) ? t(name, { aspect: aspect ?? '' }).trim() : id;
}
