// The fields of the search: in the dialog of every page, and on a page of its own.
(() => {
  const STEP = 20, BRIEF = 8, PAUSE = 120;
  const root = document.documentElement.dataset.content_root ?? "./";
  const dialog = document.getElementById("pst-search-dialog");
  const { prepare, search, advise, patternOf, pieces, excerpt } = window.pressSearch;
  const index = prepare(window.pressIndex, window.pressSources);

  const element = (name, properties, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };
  const marked = (text, pattern) =>
    pieces(text, pattern).map((piece, at) => (at % 2 ? element("mark", {}, piece) : piece));
  const item = ({ title, place, text, label }, pattern) =>
    element("li", {},
      element("a", { href: root + place }, ...marked(title, pattern)),
      element("span", { className: "find-label" }, label),
      element("p", {}, ...marked(excerpt(text, pattern), pattern)));
  const linkTo = (query, words = query) =>
    element("a", { href: `${root}search.html?q=${encodeURIComponent(query)}` }, words);
  const button = (words, onclick) => element("button", { type: "button", onclick }, words);

  const equip = (form) => {
    const box = form.parentElement, field = form.querySelector("input"), isPage = field.id === "find-words";
    const [count, kinds, list, more, help, near] = ["count", "kinds", "results", "more", "help", "nearest"]
      .map((name) => box.querySelector(`.find-${name}`));
    let shown, kind, timer;

    const offerKinds = (names, found) => {
      const numbers = names.map((name, rank) => [name, rank, found.filter((entry) => entry.kind === rank).length]);
      const held = numbers.filter(([, , number]) => number);
      kinds.hidden = held.length < 2;
      kinds.replaceChildren(...[["All", undefined, found.length], ...held].map(([name, rank, number], place) => {
        const choice = button(`${name} ${number}`, () => {
          [kind, shown] = [rank, STEP];
          show();
          kinds.children[place].focus();
        });
        choice.setAttribute("aria-pressed", rank === kind);
        return choice;
      }));
    };
    const offerMore = (query, all) => {
      more.replaceChildren();
      if (all.length <= shown) return;
      more.append(isPage
        ? button(`Show more (${all.length - shown})`, () => {
            shown += STEP;
            show();
            list.children[shown - STEP].querySelector("a").focus();
          })
        : linkTo(query, `All ${all.length} results`));
    };
    const show = () => {
      const query = field.value.trim();
      const { wanted, isWhole, found } = query ? search(query, index) : { wanted: [], isWhole: true, found: [] };
      const all = found.filter((entry) => kind === undefined || entry.kind === kind);
      const pattern = patternOf(wanted);
      list.replaceChildren(...all.slice(0, shown).map((entry) => item(entry, pattern)));
      const results = `${found.length || "No"} result${found.length === 1 ? "" : "s"}`;
      count.textContent = query && (isWhole || !found.length ? results : `Nothing holds all of these words; ${results} for some`);
      const advice = query ? advise(query, index) : [];
      near.hidden = !advice.length;
      near.replaceChildren("Did you mean ", ...advice.flatMap((text, at) => [at ? " or " : "", linkTo(text)]), "?");
      help.hidden = found.length > 0 && isWhole;
      if (isPage) offerKinds(index.kinds, found);
      offerMore(query, all);
    };
    const begin = () => {
      timer = clearTimeout(timer);
      [shown, kind] = [isPage ? STEP : BRIEF, undefined];
      show();
      if (isPage) history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
    };

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(begin, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      begin();
      const first = list.querySelector("a");
      if (isPage) first?.focus();
      else first?.click();
    });
    box.addEventListener("keydown", (event) => {
      // A list that is still to come would take the focus away with the links it replaces.
      if (timer && /^(Arrow|Tab)/.test(event.key)) begin();
      const stops = [field, ...list.querySelectorAll("a"), ...more.children];
      const at = stops.indexOf(document.activeElement);
      const next = at < 0 ? undefined : stops[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    if (isPage) {
      field.value ||= new URLSearchParams(location.search).get("q") ?? "";
    } else {
      // In a field of this type the key would empty it.
      box.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        dialog.close();
      });
      // A place on this page would stay behind the dialog.
      box.addEventListener("click", ({ target }) => target.closest("a") && dialog.close());
    }
    begin();
  };
  document.querySelectorAll("form.bd-search").forEach(equip);
})();
