// Finds entries of the index: how words compare, what counts more, and what may have been meant.
// Loaded with the index, when a reader first comes to a field of the search.
(() => {
  const AROUND = 70, LONG = 230, MOST_WORDS = 4;
  const BREAK = /[^\p{L}\p{N}]+/u;

  // Letters without marks and case; and mobilization is mobilisation.
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ı/g, "i");
  const british = (text) => text.replace(/iz(?=[aei])/g, "is");
  const split = (text) => british(bare(text)).split(BREAK).filter(Boolean);
  const joined = (text) => ` ${split(text).join(" ")} `;
  // The same letter by letter, so that places are those of the text.
  const aligned = (text) => british(text.split("").map((letter) => bare(letter)[0] ?? " ").join(""));

  // Sources are known by the texts of their cards, which other scripts use as well.
  const prepare = ({ kinds, pages, synonyms, entries }, sources = []) => {
    const cards = sources.map(([place, who, title, rest]) => [kinds.length, `${who}: ${title}`, place, rest]);
    return collect({ kinds: [...kinds, "Source"], pages, synonyms, entries: [...entries, ...cards] });
  };

  const collect = ({ kinds, pages, synonyms, entries }) => {
    const groups = synonyms.map((group) => group.map((word) => split(word).join(" ")));
    const texts = [...synonyms.flat(), ...entries.flatMap(([, title, , text]) => [title, text])];
    const parts = texts.flatMap((text) => text.split(BREAK)).filter((part) => part.length > 3);
    return {
      kinds,
      synonyms: new Map(groups.flatMap((forms) => forms.map((form) => [form, forms]))),
      vocabulary: new Map(parts.map((part) => [british(bare(part)), part])),
      entries: entries.map(([kind, title, place, text, number]) => ({
        kind, title, place, text,
        label: `${number || kinds[kind]} · ${pages[place.split("#")[0]]}`,
        inTitle: joined(`${number} ${title}`),
        inText: joined(text),
      })),
    };
  };

  // A query is a list of terms, each with the forms that count for it and how much they count.
  const terms = (query, { synonyms }) => {
    const words = split(query), found = [];
    for (let at = 0, size; at < words.length; at += size) {
      const phrase = () => words.slice(at, at + size).join(" ");
      for (size = Math.min(MOST_WORDS, words.length - at); size > 1 && !synonyms.has(phrase()); size -= 1);
      const single = phrase().replace(/(?<=\w{3})(ies|s)$/, (end) => (end === "ies" ? "y" : ""));
      const others = synonyms.get(phrase()) ?? synonyms.get(single) ?? [];
      found.push(new Map([...others.map((form) => [form, 0.6]), [single, 0.95], [phrase(), 1]]));
    }
    return found;
  };

  const fit = (hay, form) => {
    if (hay.includes(` ${form} `)) return 1;
    if (hay.includes(` ${form}`)) return 0.6;
    return form.length > 3 && hay.includes(form) ? 0.2 : 0;
  };

  // What is about a thing names it in its title, or again and again; sections come before rows.
  const rate = (entry, wanted, phrase) => {
    const weight = 12 / (1 + entry.inTitle.length / 120);
    const title = entry.inTitle.trim();
    let points = title === phrase || (wanted.length === 1 && wanted[0].has(title)) ? 10 : 0, hits = 0;
    for (const forms of wanted) {
      const best = Math.max(...[...forms].map(([form, worth]) => {
        const often = Math.min(entry.inText.split(` ${form}`).length - 1, 6);
        return worth * (weight * fit(entry.inTitle, form) + 2 * fit(entry.inText, form) + 0.4 * often);
      }));
      points += best;
      hits += best > 0;
    }
    return { entry, hits, points: points * (1 - 0.08 * entry.kind) };
  };

  const search = (query, index) => {
    const wanted = terms(query, index), phrase = split(query).join(" ");
    const rated = index.entries.map((entry) => rate(entry, wanted, phrase));
    const most = Math.max(...rated.map(({ hits }) => hits));
    const found = most ? rated.filter(({ hits }) => hits === most).sort((a, b) => b.points - a.points) : [];
    return { wanted, isWhole: most === wanted.length, found: found.map(({ entry }) => entry) };
  };

  // Steps from one word to another: letters left out, put in, changed or swapped.
  const distance = (a, b) => {
    let before = [], last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  // Queries that may have been meant: a word that nothing holds, as a word of the book is spelt.
  const advise = (query, { vocabulary, entries }) => {
    const words = split(query);
    const unknown = words.find((word) => !entries.some(({ inTitle, inText }) => fit(inTitle, word) || fit(inText, word)));
    if (!unknown || vocabulary.has(unknown)) return [];
    const far = unknown.length > 6 ? 2 : 1;
    return [...vocabulary]
      .map(([word, spelling]) => [Math.abs(word.length - unknown.length) > far ? Infinity : distance(unknown, word), spelling])
      .filter(([steps]) => steps <= far)
      .sort(([a], [b]) => a - b)
      .slice(0, 3)
      .map(([, spelling]) => words.map((word) => (word === unknown ? spelling : word)).join(" "));
  };

  const patternOf = (wanted) => {
    const forms = wanted.flatMap((term) => [...term.keys()]).sort((a, b) => b.length - a.length);
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|").replaceAll(" ", "[^\\p{L}\\p{N}]+")})`, "gu");
  };

  // The text in pieces, those that match between the others.
  const pieces = (text, pattern) => {
    const cut = [];
    let end = 0;
    for (const { 0: { length }, index: at } of aligned(text).matchAll(pattern)) {
      cut.push(text.slice(end, at), text.slice(at, at + length));
      end = at + length;
    }
    return [...cut, text.slice(end)];
  };

  // The part of a text around its first match, from word to word.
  const excerpt = (text, pattern) => {
    const at = aligned(text).search(pattern);
    const start = at > AROUND ? text.indexOf(" ", at - AROUND) + 1 : 0;
    const end = start + LONG < text.length ? text.lastIndexOf(" ", start + LONG) : text.length;
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  };

  window.pressSearch = { prepare, search, advise, patternOf, pieces, excerpt };
})();
