/**
 * As much of a document as a chart needs to be drawn and written down without a browser: elements with attributes,
 * children and text.
 */
type Node = PlainElement | PlainText;
type PlainText = { readonly text: string; parentNode: PlainElement | null };

export class PlainElement {
  readonly attributes = new Map<string, string>();
  readonly childNodes: Node[] = [];
  readonly style = { setProperty: () => undefined, removeProperty: () => undefined };
  parentNode: PlainElement | null = null;
  readonly tagName: string;
  readonly namespaceURI: string;
  readonly ownerDocument: object;
  constructor(tagName: string, namespaceURI: string, ownerDocument: object) {
    this.tagName = tagName;
    this.namespaceURI = namespaceURI;
    this.ownerDocument = ownerDocument;
  }
  get children() {
    return this.childNodes.filter((node) => node instanceof PlainElement);
  }
  get firstChild(): Node | null {
    return this.childNodes[0] ?? null;
  }
  readonly nextSibling = null;
  set textContent(text: string | number) {
    this.childNodes.splice(0, this.childNodes.length, { text: `${text}`, parentNode: this });
  }
  setAttribute(name: string, value: string | number) {
    this.attributes.set(name, `${value}`);
  }
  setAttributeNS(_space: string, name: string, value: string) {
    this.setAttribute(name, value);
  }
  getAttribute(name: string) {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name: string) {
    return this.attributes.has(name);
  }
  removeAttribute(name: string) {
    this.attributes.delete(name);
  }
  appendChild<N extends Node>(node: N): N {
    return this.insertBefore(node, null);
  }
  append(...nodes: Node[]) {
    for (const node of nodes) this.appendChild(node);
  }
  insertBefore<N extends Node>(node: N, before: Node | null): N {
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }
  remove() {
    const siblings = this.parentNode?.childNodes ?? [];
    siblings.splice(siblings.indexOf(this), 1);
  }
  /** By name, or by an attribute in brackets. */
  querySelectorAll(selector: string): PlainElement[] {
    const attribute = /^\[([\w-]+)\]$/.exec(selector)?.[1];
    return this.children.flatMap((child) => [
      ...((attribute === undefined ? child.tagName === selector : child.hasAttribute(attribute))
        ? [child]
        : []),
      ...child.querySelectorAll(selector),
    ]);
  }
  querySelector(selector: string) {
    return this.querySelectorAll(selector)[0] ?? null;
  }
}

const svg = 'http://www.w3.org/2000/svg';

/** The document of a test that draws; charts find it where a browser has its own. */
export const plainDocument = () => {
  const document: Record<string, unknown> = {
    createElementNS: (space: string, name: string) => new PlainElement(name, space, document),
    createElement: (name: string) => new PlainElement(name, svg, document),
    createTextNode: (text: string) => ({ text, parentNode: null }),
  };
  document.documentElement = { namespaceURI: svg, ownerDocument: document };
  return document;
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The drawing as a file, an element a line. */
export const written = (node: Node, depth = 0): string => {
  const room = '  '.repeat(depth);
  if (!(node instanceof PlainElement)) return `${room}${escaped(node.text)}\n`;
  const space = depth === 0 ? ` xmlns="${svg}"` : '';
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const open = `${room}<${node.tagName}${space}${attributes}`;
  if (node.childNodes.length === 0) return `${open}/>\n`;
  const inside = node.childNodes.map((child) => written(child, depth + 1)).join('');
  return `${open}>\n${inside}${room}</${node.tagName}>\n`;
};
