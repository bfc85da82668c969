// Gives the long tables of a page their filters and their search.
// The page is complete without this script: every row is there.
(() => {
  const labelled = (text, control) => {
    const label = document.createElement("label");
    const words = document.createElement("span");
    words.textContent = text;
    label.append(words, control);
    return label;
  };

  const choice = (text, values) => {
    const select = document.createElement("select");
    select.append(new Option(`All`, ""), ...values.map((value) => new Option(value, value)));
    return [labelled(text, select), select];
  };

  const equip = (box) => {
    const { filters, search, later } = JSON.parse(box.dataset.controls);
    const table = box.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const bar = document.createElement("div");
    bar.className = "exhibit-controls";
    const chosen = filters.map((place) => {
      const values = [...new Set(rows.map((row) => row.cells[place].textContent))].filter(Boolean).sort();
      const [label, select] = choice(heads[place], values);
      bar.append(label);
      return { place, select };
    });
    const words = document.createElement("input");
    words.type = "search";
    if (search) bar.append(labelled("Search", words));
    const all = document.createElement("button");
    all.type = "button";
    let short = later > 0;
    if (short) bar.append(all);
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    bar.append(status);
    box.prepend(bar);

    const show = () => {
      const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      const active = chosen.filter(({ select }) => select.value);
      // A reader who looks for something looks through all rows.
      const brief = short && !wanted.length && !active.length;
      let count = 0;
      rows.forEach((row, index) => {
        const fits =
          active.every(({ place, select }) => row.cells[place].textContent === select.value) &&
          wanted.every((word) => texts[index].includes(word)) &&
          !(brief && row.classList.contains("is-later"));
        row.hidden = !fits;
        count += fits;
      });
      all.textContent = short ? `Show all ${rows.length} rows` : "Show selected rows only";
      status.textContent = `${count} of ${rows.length} rows`;
    };
    const reveal = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !table.contains(target) || !target.closest("tr")?.hidden) return;
      chosen.forEach(({ select }) => (select.value = ""));
      words.value = "";
      short = false;
      show();
      target.scrollIntoView();
    };
    all.addEventListener("click", () => { short = !short; show(); });
    bar.addEventListener("input", show);
    addEventListener("hashchange", reveal);
    show();
    reveal();
  };

  document.querySelectorAll("[data-controls]").forEach(equip);
})();
