// Shows in a card what a term means, and which sources a number stands for: to the pointer, the
// keyboard and the finger. The links lead on without this script. The Tab key passes a card by, which
// Enter on a number, or the down arrow, goes into.
(() => {
  const { sources: script } = document.currentScript.dataset;
  const root = document.documentElement.dataset.content_root ?? "./";
  const OWNERS = "a.cited, a.glossed[data-meaning]";
  const LINGER = 250; // ms that a pointer has for the way from its number to the card
  const card = document.createElement("div");
  card.id = "card";
  card.setAttribute("role", "note");
  card.hidden = true;
  let owner, leaving, known, byFinger = false;

  for (const term of document.querySelectorAll("a.glossed[title]")) {
    term.dataset.meaning = term.title;
    term.removeAttribute("title");
  }

  // A source that a source line names is one stop: its name has the card of its number.
  const numberOf = new WeakMap();
  const join = (name, number) => {
    numberOf.set(name, number);
    number.tabIndex = -1;
  };
  for (const number of document.querySelectorAll(".chart-source sup > a.cited")) {
    const name = number.parentElement.previousSibling;
    if (name?.localName === "a") join(name, number);
  }

  const make = (tag, ...parts) => {
    const element = document.createElement(tag);
    element.append(...parts);
    return element;
  };
  const link = (href, ...parts) => Object.assign(make("a", ...parts), { href });

  // A classic script, since a browser reads no other file from the file system.
  const sources = () => (known ??= new Promise((resolve, reject) => {
    const tag = Object.assign(document.createElement("script"), { src: script, onerror: reject });
    tag.onload = () => resolve(window.pressSources);
    document.head.append(tag);
  }));

  const numbers = ({ textContent: text }) => {
    const [first, last = first] = text.split("–").map(Number);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  };

  const told = ([place, who, title, rest, address], number) => {
    const name = make("p", make("strong", who), " “", address ? link(address, title) : title, "”");
    return make("div", name, make("p", `${rest} `, link(root + place, `Entry ${number}`)));
  };

  const content = async (of) => {
    if (of.dataset.meaning) return [make("p", of.dataset.meaning), make("p", link(of.href, "Glossary"))];
    const list = await sources();
    return numbers(numberOf.get(of) ?? of).map((number) => told(list[number - 1], number));
  };

  const place = () => {
    const at = owner.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    card.style.left = `${Math.max(8, Math.min(at.left, room))}px`;
    const below = at.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - card.offsetHeight - 4)}px`;
  };

  const close = () => {
    clearTimeout(leaving);
    owner?.removeAttribute("aria-describedby");
    owner = undefined;
    card.hidden = true;
    card.remove();
  };

  const open = async (of) => {
    clearTimeout(leaving);
    if (owner === of) return;
    close();
    owner = of;
    const parts = await content(of);
    if (owner !== of) return;
    if (of.matches(":focus-visible")) {
      const keys = make("p", make("kbd", "↓"), " into the card · ", make("kbd", "Esc"), " closes");
      parts.push(Object.assign(keys, { className: "card-keys" }));
    }
    card.replaceChildren(...parts);
    for (const inside of card.querySelectorAll("a")) inside.tabIndex = -1;
    card.hidden = false;
    // Behind its number, so that the keyboard goes on from the card to what follows.
    of.after(card);
    of.setAttribute("aria-describedby", card.id);
    card.scrollTop = 0;
    place();
  };

  const enter = () => {
    const inside = card.querySelectorAll("a");
    for (const one of inside) one.tabIndex = 0;
    inside[0].focus({ preventScroll: true });
  };

  const leave = () => { leaving = setTimeout(close, LINGER); };
  const ownerOf = (event) => event.target.closest?.(OWNERS);

  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const over = ownerOf(event);
    if (over) open(over);
    else if (card.contains(event.target)) clearTimeout(leaving);
    else if (owner && !leaving) leave();
  });
  addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && (ownerOf(event) || card.contains(event.target))) leave();
  });
  addEventListener("focusin", (event) => {
    const isName = numberOf.has(event.target) && event.target.matches(":focus-visible");
    const on = isName ? event.target : ownerOf(event);
    if (on) open(on);
    else if (owner && !card.contains(event.target)) close();
  });
  addEventListener("pointerdown", (event) => {
    byFinger = event.pointerType === "touch";
    if (owner && event.target !== owner && !card.contains(event.target)) close();
  });
  // The way on from a finger's tap is in the card.
  addEventListener("click", (event) => {
    const on = ownerOf(event);
    if (!on || !byFinger) return;
    event.preventDefault();
    open(on);
  });
  addEventListener("keydown", (event) => {
    if (!owner || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const leads = event.key === "ArrowDown" || (event.key === "Enter" && owner.matches(".cited"));
    if (leads && event.target === owner && !card.hidden) {
      event.preventDefault();
      enter();
    }
    if (event.key !== "Escape") return;
    const back = card.contains(document.activeElement) && owner;
    close();
    if (back) { back.focus({ preventScroll: true }); close(); }
  });
  addEventListener("scroll", () => card.hidden || place(), { passive: true });
  addEventListener("resize", close);

  // The sources that a source line does not name, told when a reader unfolds them.
  document.addEventListener("toggle", async ({ target }) => {
    if (!target.open || !target.matches(".chart-sources") || !script) return;
    const list = await sources();
    const numbered = [...target.querySelectorAll("p a.cited")].flatMap(numbers);
    if (!numbered.length) return;
    const items = numbered.map((number) => {
      const [entry, who, title, , address] = list[number - 1];
      const mark = link(root + entry, String(number));
      mark.className = "cited";
      const name = address ? link(address, title) : title;
      if (address) join(name, mark);
      return make("li", mark, ` ${who}, “`, name, "”");
    });
    target.querySelector("p").replaceWith(make("ul", ...items));
  }, true);
})();
