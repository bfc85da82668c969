// What is wrong with cells of tables and key figures in a page: text beyond its box, and broken words.
() => {
  const told = new Set();
  const name = (cell) => `${cell.closest("figure, table, section")?.id || "a table"}, ${cell.textContent.trim().slice(0, 40)}`;
  for (const cell of document.querySelectorAll(".bd-article :is(td, th, .key-figure)")) {
    const box = cell.getBoundingClientRect();
    // The heads of cards are set aside for those who listen.
    if (!cell.checkVisibility() || cell.closest("thead, tbody")?.getBoundingClientRect().width < 2) continue;
    if (cell.scrollWidth > cell.clientWidth + 1) told.add(`wider than its cell: ${name(cell)}`);
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, range = document.createRange();
      range.selectNodeContents(text);
      const at = range.getBoundingClientRect();
      if (!at.width) continue;
      if (at.left < box.left - 1 || at.right > box.right + 1) told.add(`crosses its cell: ${name(cell)}`);
      if (range.getClientRects().length < 2) continue;
      for (const word of text.data.matchAll(/[\p{L}\p{N}_.]{5,}/gu)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].filter((one) => one.width > 0.5).map((one) => Math.round(one.top)));
        if (lines.size > 1) told.add(`breaks "${word[0]}": ${name(cell)}`);
      }
    }
  }
  return [...told];
}
