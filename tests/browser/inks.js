// The texts of a chart: their ink and where they stand, the rims around words left in the picture.
const inks = (box) => {
  const svg = [...box.querySelectorAll("svg")].find((one) => one.getBoundingClientRect().height > 40);
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].map((one) => {
    const look = getComputedStyle(one), at = one.getBoundingClientRect();
    const opacity = Number(look.opacity) * Number(look.fillOpacity);
    if (!one.textContent.trim() || opacity === 0 || look.stroke === look.fill) return null;
    // Its lines, too: each is an element of its own.
    for (const part of [one, ...one.children]) part.style.setProperty("visibility", "hidden", "important");
    return { words: one.textContent, ink: look.fill.match(/[\d.]+/g).slice(0, 3).map(Number), opacity,
             // Without the fifths above capitals and below the line, where hardly a letter reaches.
             at: [at.left - frame.left, at.top - frame.top + at.height / 5, at.width, 0.6 * at.height] };
  }).filter(Boolean);
};
// The texts that cannot be read on a quarter or more of what is under them, by the ratio of WCAG 2.2.
const faint = async (picture, texts, least) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const paper = new OffscreenCanvas(image.width, image.height).getContext("2d");
  paper.drawImage(image, 0, 0);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  return texts.flatMap(({ words, ink, opacity, at }) => {
    const [left, top, wide, high] = at.map(Math.round);
    const { data } = paper.getImageData(left, top, Math.max(wide, 1), Math.max(high, 1));
    const ratios = [];
    for (let i = 0; i < data.length; i += 4) {
      const ground = [...data.slice(i, i + 3)];
      const seen = light(ink.map((part, k) => opacity * part + (1 - opacity) * ground[k])), under = light(ground);
      ratios.push((Math.max(seen, under) + 0.05) / (Math.min(seen, under) + 0.05));
    }
    const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 4)];
    return ratio < least ? [`${ratio.toFixed(2)}: ${words}`] : [];
  });
};
