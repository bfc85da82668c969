// Finds sections, exhibits, rows of tables and terms, which are one script beside this one, and
// sources, whose texts are asked for with the first words.
(() => {
  const MOST = 60;
  const AROUND = 90;
  const NAMES = { section: "Section", figure: "Figure", table: "Table", row: "Entry", term: "Term", source: "Source" };
  const WEIGHT = { term: 5, section: 4, figure: 4, table: 3, row: 2, source: 1 };
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const root = document.documentElement.dataset.content_root ?? "./";
  const field = document.getElementById("find-words");
  const list = document.getElementById("find-results");
  const count = document.getElementById("find-count");
  const entry = ([kind, title, address, text]) => ({
    kind, title, address, text, inTitle: plain(title), inText: plain(text),
  });
  const entries = window.pressIndex.map(entry);
  let { sources } = document.currentScript.dataset;

  const loadSources = () => {
    const script = Object.assign(document.createElement("script"), { src: sources });
    sources = undefined;
    script.onload = () => {
      for (const [address, who, title, rest] of window.pressSources) {
        entries.push(entry(["source", `${who}: ${title}`, address, rest]));
      }
      find();
    };
    document.head.append(script);
  };

  const score = (entry, words) => {
    let total = WEIGHT[entry.kind];
    for (const word of words) {
      if (entry.inTitle.includes(word)) total += entry.inTitle.split(/[^\p{L}\p{N}]+/u).includes(word) ? 20 : 10;
      else if (entry.inText.includes(word)) total += 1;
      else return 0;
    }
    return total;
  };

  const marked = (text, words) => {
    // Letters may lose marks without changing their number only one by one.
    const letters = [...text].map((letter) => plain(letter)[0] ?? " ").join("");
    const at = Math.max(0, Math.min(...words.map((word) => letters.indexOf(word)).filter((place) => place >= 0), text.length));
    const start = at === text.length ? 0 : Math.max(0, at - AROUND);
    const line = document.createElement("p");
    let rest = text.slice(start, start + 2.5 * AROUND), low = letters.slice(start, start + 2.5 * AROUND);
    if (start) line.append("… ");
    while (rest) {
      const hits = words.map((word) => [low.indexOf(word), word.length]).filter(([place]) => place >= 0);
      if (!hits.length) break;
      const [place, length] = hits.sort((a, b) => a[0] - b[0])[0];
      const mark = document.createElement("mark");
      mark.textContent = rest.slice(place, place + length);
      line.append(rest.slice(0, place), mark);
      rest = rest.slice(place + length);
      low = low.slice(place + length);
    }
    line.append(rest, start + 2.5 * AROUND < text.length ? " …" : "");
    return line;
  };

  const find = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    if (words.length && sources) loadSources();
    const found = words.length
      ? entries.map((entry) => [score(entry, words), entry]).filter(([points]) => points).sort((a, b) => b[0] - a[0])
      : [];
    list.replaceChildren(
      ...found.slice(0, MOST).map(([, entry]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = root + entry.address;
        link.textContent = entry.title;
        const kind = document.createElement("span");
        kind.textContent = NAMES[entry.kind];
        item.append(link, " ", kind, marked(entry.text, words));
        return item;
      })
    );
    count.textContent = words.length ? `${found.length} found${found.length > MOST ? `, the first ${MOST} shown` : ""}` : "";
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", find);
  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.focus();
  find();
})();
