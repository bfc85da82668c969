// What is wrong with the words of a chart: clipped, covered by others, or too small.
const words = (box, smallest) => {
  const svg = [...box.querySelectorAll("svg")].find((one) => one.getBoundingClientRect().height > 40);
  if (!svg) return ["no picture"];
  const frame = svg.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width;
  const told = [], texts = [...svg.querySelectorAll("text")].filter((one) => one.textContent.trim())
    .map((one) => ({ words: one.textContent, at: one.getBoundingClientRect(),
                     size: parseFloat(getComputedStyle(one).fontSize) * scale }));
  texts.forEach(({ words, at, size }, index) => {
    const out = Math.max(frame.left - at.left, at.right - frame.right, frame.top - at.top, at.bottom - frame.bottom);
    if (out > 1) told.push(`clipped by ${out.toFixed(0)} px: ${words}`);
    if (size < smallest) told.push(`${size.toFixed(1)} px: ${words}`);
    for (const other of texts.slice(index + 1)) {
      if (other.words === words && Math.abs(other.at.left - at.left) < 2) continue;
      const wide = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
      const high = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
      if (wide > 1.5 && high > 0.35 * Math.min(at.height, other.at.height)) told.push(`${words} over ${other.words}`);
    }
  });
  return told;
};
// The same of every chart of a page, with its id.
const charts = (smallest) => [...document.querySelectorAll(".chart-graphic")]
  .map((box) => [box.closest("figure").id, words(box, smallest)]);
