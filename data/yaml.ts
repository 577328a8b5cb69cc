import { parse } from 'yaml';

const parsed = new Map<string, unknown>();

/**
 * What a text of YAML says. Parsing all definitions and versions takes half a second, and who publishes twice (a demo, a
 * test) has the same ones: each text is parsed once, and what it gave is shared, not to be changed.
 */
export const parseYaml = (text: string): unknown => {
  if (!parsed.has(text)) parsed.set(text, parse(text));
  return parsed.get(text);
};
