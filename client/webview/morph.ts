/**
 * Makes `from` like `to` and changes only what differs: what stays is the same node, in its place, so that it keeps
 * focus, selection and scroll position, and what is inserted above it does not move it. Nodes of `to` are taken out of
 * it. `meet` sees each pair of elements before it is compared; where it says `false`, what they hold is left alone.
 */
export function morph(from: Element, to: Element, meet: (from: Element, to: Element) => boolean): void {
  const goesOn = meet(from, to);
  if (from.isEqualNode(to)) {
    return;
  }
  morphAttributes(from, to);
  if (goesOn) {
    morphChildren(from, to, meet);
  }
}

function morphAttributes(from: Element, to: Element): void {
  for (const name of from.getAttributeNames()) {
    if (!to.hasAttribute(name)) {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
  // An attribute says only what is chosen at first.
  if (from instanceof HTMLOptionElement && to instanceof HTMLOptionElement && from.selected !== to.selected) {
    from.selected = to.selected;
  }
}

function morphChildren(from: Element, to: Element, meet: (from: Element, to: Element) => boolean): void {
  const wanted = [...to.childNodes];
  const partners = pair([...from.childNodes], wanted);
  const kept = new Set(partners);
  for (const node of [...from.childNodes]) {
    if (!kept.has(node)) {
      node.remove();
    }
  }
  let next = from.firstChild;
  wanted.forEach((node, index) => {
    const partner = partners[index];
    if (partner === undefined) {
      from.insertBefore(node, next);
      return;
    }
    next = partner.nextSibling;
    if (partner instanceof Element && node instanceof Element) {
      morph(partner, node, meet);
    } else if (partner.nodeValue !== node.nodeValue) {
      partner.nodeValue = node.nodeValue;
    }
  });
}

/**
 * For each of the wanted nodes, the one that becomes it, in the same order; `undefined` where there is none. Those that
 * say the same at the end stay, however much is put in above them; before them an `id` tells who is who, and else the
 * order.
 */
function pair(old: readonly ChildNode[], wanted: readonly ChildNode[]): readonly (ChildNode | undefined)[] {
  const partners: (ChildNode | undefined)[] = wanted.map(() => undefined);
  let end = 0;
  while (end < Math.min(old.length, wanted.length) && saysTheSame(old.at(-1 - end), wanted[wanted.length - 1 - end])) {
    partners[wanted.length - 1 - end] = old.at(-1 - end);
    end++;
  }
  const places = new Map(old.map((node, index) => [idOf(node), index]));
  const oldEnd = old.length - end;
  let at = 0;
  for (let index = 0; index < wanted.length - end; index++) {
    const node = wanted[index];
    const place = node !== undefined && idOf(node) !== "" ? places.get(idOf(node)) : at;
    const partner = place === undefined || place < at || place >= oldEnd ? undefined : old[place];
    if (place !== undefined && partner !== undefined && isOfOneKind(partner, node)) {
      partners[index] = partner;
      at = place + 1;
    }
  }
  return partners;
}

function saysTheSame(one: ChildNode | undefined, other: ChildNode | undefined): boolean {
  return one !== undefined && isOfOneKind(one, other) && one.textContent === other?.textContent;
}

function isOfOneKind(one: ChildNode, other: ChildNode | undefined): boolean {
  return other !== undefined && one.nodeName === other.nodeName && idOf(one) === idOf(other);
}

function idOf(node: ChildNode): string {
  return node instanceof Element ? node.id : "";
}
