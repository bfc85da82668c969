// Shows in a card what a term means, and which sources a number stands for: to the pointer, the
// keyboard and the finger. The links lead on without this script.
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
    return numbers(of).map((number) => told(list[number - 1], number));
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
    card.replaceChildren(...parts);
    card.hidden = false;
    // Behind its number, so that the keyboard goes on into the card.
    of.after(card);
    of.setAttribute("aria-describedby", card.id);
    card.scrollTop = 0;
    place();
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
    const on = ownerOf(event);
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
    if (event.key !== "Escape" || !owner) return;
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
      return make("li", mark, ` ${who}, “`, address ? link(address, title) : title, "”");
    });
    target.querySelector("p").replaceWith(make("ul", ...items));
  }, true);
})();
