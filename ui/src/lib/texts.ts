import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';

import type { ActionLabel } from '../generated/ActionLabel';
import { language } from './language.svelte';

/** Files of ours; others in the same folders belong to Rust. */
const files = import.meta.glob<string>('../../../assets/texts/*/{ui,errors,steps,import,together,gate,suitability,dpia,records,workshop,fast,assignment,revisions,measures,reorganise,handover,history,centre,catalogue,safety,secrecy}.ftl', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const bundles = new Map<string, FluentBundle>();
for (const [path, source] of Object.entries(files)) {
  const code = path.split('/').at(-2)!;
  const bundle = bundles.get(code) ?? new FluentBundle(code, { useIsolating: false });
  bundles.set(code, bundle);
  bundle.addResource(new FluentResource(source));
}

export type Args = Record<string, string | number>;

/** Numbers choose plural forms, also when they come as text; they are written without grouping. */
function variables(args: Args): Record<string, FluentVariable> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'number' || /^(0|[1-9]\d{0,8})$/.test(value)
        ? new FluentNumber(Number(value), { useGrouping: false })
        : value,
    ]),
  );
}

function bundle(): FluentBundle {
  return bundles.get(language.code) ?? bundles.get('sv')!;
}

/** The text with this key, or with `key.attribute`, in the language in use. */
export function t(id: string, args: Args = {}): string {
  const [name, attribute] = id.split('.') as [string, string?];
  const message = bundle().getMessage(name);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!pattern) return id;
  return bundle().formatPattern(pattern, variables(args), []);
}

/** The text with this key in every language. */
export function inEach(id: string): string[] {
  return [...bundles.values()].flatMap((one) => {
    const pattern = one.getMessage(id)?.value;
    return pattern ? [one.formatPattern(pattern, {}, [])] : [];
  });
}

/** Whether there is a text with this key. */
export function knows(id: string): boolean {
  return bundle().hasMessage(id);
}

/** The key for a code from Rust: prefix and code, with hyphens. */
export function key(prefix: string, code: string): string {
  return prefix + code.replaceAll('_', '-');
}

/** A text from a pack in the language in use. */
export function packText(text: Record<string, string> | undefined): string {
  return text?.[language.code] ?? text?.['sv'] ?? Object.values(text ?? {})[0] ?? '';
}

/** The sentence for a named operation. */
export function operation(label: ActionLabel): string {
  const id = key('op-', label.op);
  return knows(id) ? t(id, label.args) : t('op-unknown');
}
