// Before the first paint: the reader's choice of light or dark, or else the system's; and the
// fonts that every page needs, unless it is read from a disk, where browsers refuse to preload.
(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const page = document.documentElement;
  page.dataset.mode = read("mode") || "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = page.dataset.mode === "auto" ? (dark ? "dark" : "light") : page.dataset.mode;
  // Another site shows an exhibit's page in a frame, without what stands around the exhibit.
  if (new URLSearchParams(location.search).has("embed")) page.dataset.embedded = "";
  // Paper is light.
  let shown = "light";
  addEventListener("beforeprint", () => {
    if (page.dataset.theme !== "light") shown = page.dataset.theme;
    page.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    page.dataset.theme = shown;
    shown = "light";
  });
  // All that the theme takes from Bootstrap's 80 kB are tooltips; a browser shows titles itself.
  const quiet = () => {};
  window.bootstrap = { Tooltip: class { setContent = quiet; show = quiet; hide = quiet; update = quiet; dispose = quiet; } };
  if (!location.protocol.startsWith("http")) return;
  const { src, dataset } = document.currentScript;
  for (const font of dataset.fonts.split(" ")) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous" });
    link.href = new URL(`fonts/${font}`, src).href;
    document.head.append(link);
  }
})();
