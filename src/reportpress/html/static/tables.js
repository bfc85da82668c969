// Sorts, filters and searches the long tables of a page; their view stands in the address.
// The page is complete without this script: every row is there.
(() => {
  const collator = new Intl.Collator("en", { numeric: true });
  // Latin letters lose their marks; in other scripts marks tell letters apart.
  const plain = (text) =>
    text.normalize("NFD").replace(/(\p{Script=Latin})\p{M}+/gu, "$1").normalize("NFC").toLowerCase().replaceAll("ı", "i");
  const words = (cell) => cell.textContent.trim().replace(/\s+/g, " ");
  const parameters = () => new URLSearchParams(location.search);

  // Writes a table's part of the address, and leaves what others keep there.
  const write = (key, state, isStep, hash) => {
    const query = parameters();
    for (const name of [...query.keys()]) if (name.startsWith(`${key}.`)) query.delete(name);
    for (const [name, value] of Object.entries(state)) if (value) query.set(name, value);
    const text = query.toString();
    const address = `${location.pathname}${text && `?${text}`}${hash}`;
    if (isStep) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };

  const equip = (box) => {
    const key = box.dataset.table;
    const anchor = `#${box.closest("figure").id}`;
    const table = box.querySelector("table");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const texts = rows.map((row) => plain(row.textContent));
    const bar = box.parentElement.querySelector(".exhibit-controls");
    const fields = bar ? [...bar.querySelectorAll("select, input")] : [];
    const [clear, all] = [".exhibit-clear", ".exhibit-all"].map((name) => bar?.querySelector(name));
    const places = Object.fromEntries(heads.map((head, place) => [`${key}.${head.dataset.name}`, place]));
    const search = `${key}.q`, sorted = `${key}.sort`, whole = `${key}.all`;
    let state = {}, order = "";

    const sort = () => {
      if (order === (state[sorted] ?? "")) return;
      order = state[sorted] ?? "";
      const [, minus, name] = /^(-?)(.*)$/.exec(order);
      const place = heads.findIndex((head) => name && head.dataset.name === name);
      heads.forEach((head, one) => {
        if (one === place) head.ariaSort = minus ? "descending" : "ascending";
        else head.removeAttribute("aria-sort");
      });
      const ranks = JSON.parse(heads[place]?.dataset.ranks ?? "null");
      const keys = rows.map((row, index) => (ranks ? ranks[index] : place < 0 ? index : words(row.cells[place])));
      const isEmpty = (value) => value === null || value === "";
      const sequence = [...rows.keys()].sort((a, b) => {
        // An empty cell comes last in both directions.
        const empty = isEmpty(keys[a]) - isEmpty(keys[b]);
        if (empty || isEmpty(keys[a])) return empty || a - b;
        const way = typeof keys[a] === "number" ? keys[a] - keys[b] : collator.compare(keys[a], keys[b]);
        return (minus ? -way : way) || a - b;
      });
      body.append(...sequence.map((index) => rows[index]));
    };

    const show = () => {
      fields.forEach((field) => (field.value = state[field.name] ?? ""));
      const wanted = plain(state[search] ?? "").split(/\s+/).filter(Boolean);
      const chosen = fields.filter((field) => field.name !== search && field.value);
      // A reader who looks for something looks through all rows.
      const isBrief = all && !state[whole] && !wanted.length && !chosen.length;
      let count = 0;
      rows.forEach((row, index) => {
        row.hidden =
          (isBrief && row.classList.contains("is-later")) ||
          !chosen.every(({ name, value }) => words(row.cells[places[name]]) === value) ||
          !wanted.every((word) => texts[index].includes(word));
        count += !row.hidden;
      });
      box.classList.add("is-chosen");
      if (!bar) return;
      if (clear) clear.disabled = !wanted.length && !chosen.length;
      all?.setAttribute("aria-pressed", String(Boolean(state[whole])));
      const told = count ? `${count} of ${rows.length} rows` : `No row of ${rows.length} fits`;
      const status = bar.querySelector("[role=status]");
      if (status.textContent !== told) status.textContent = told;
    };

    // Who opens the address of a view comes to its table, not to a row that it may leave out.
    const change = (changes, isStep = true, hash = anchor) => {
      state = { ...state, ...changes };
      write(key, state, isStep, Object.values(state).some(Boolean) || hash !== anchor ? hash : "");
      if (sorted in changes) sort();
      show();
    };
    const nothing = () => Object.fromEntries(fields.map(({ name }) => [name, ""]));

    const read = () => {
      state = Object.fromEntries([...parameters()].filter(([name]) => name.startsWith(`${key}.`)));
      // A value that the table does not have, as in an old address, chooses nothing.
      for (const field of fields) {
        field.value = state[field.name] ?? "";
        state[field.name] = field.value;
      }
      sort();
      show();
    };
    // A link to a row that is not shown shows it.
    const reveal = () => {
      const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr");
      if (!row || !body.contains(row) || (!row.hidden && !state[sorted])) return;
      if (row.hidden) change({ ...nothing(), [whole]: row.classList.contains("is-later") ? "1" : "" }, false, location.hash);
      row.scrollIntoView();
    };

    heads.forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        const next = { ascending: `-${head.dataset.name}`, descending: "" }[head.ariaSort] ?? head.dataset.name;
        change({ [sorted]: next });
      });
      head.replaceChildren(button);
    });
    bar?.addEventListener("input", ({ target }) => {
      change({ [target.name]: target.value }, target.name !== search);
    });
    clear?.addEventListener("click", () => {
      change(nothing());
      fields.at(-1).focus();
    });
    all?.addEventListener("click", () => change({ [whole]: state[whole] ? "" : "1" }));
    addEventListener("popstate", read);
    addEventListener("hashchange", reveal);
    read();
    if (location.hash) reveal();
  };

  // A table that is wider than its place is moved sideways within it, also by keyboard.
  const fit = new ResizeObserver((changed) => {
    for (const { target: box } of changed) {
      const table = box.firstElementChild;
      const isWide = table.offsetWidth > box.clientWidth + 1;
      box.classList.toggle("is-wide", isWide);
      box.classList.toggle("is-whole", !isWide);
      for (const [name, value] of Object.entries({ tabindex: 0, role: "region", "aria-label": table.caption.textContent })) {
        if (isWide) box.setAttribute(name, value);
        else box.removeAttribute(name);
      }
    }
  });

  // The theme's script, which comes later, folds the contents of a page while one of these passes.
  if (document.querySelector(".bd-sidebar-secondary")) {
    document.querySelectorAll("figure.is-broad").forEach((figure) => figure.classList.add("full-width"));
  }
  document.querySelectorAll(".exhibit-rows").forEach((box) => {
    if (box.querySelector(".is-long")) equip(box);
    fit.observe(box);
  });
})();
