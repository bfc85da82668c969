// Makes the static charts of a page live, each when it comes near the screen.
// The page is complete without this script; a chart that fails to start stays as it is.
(() => {
  const here = document.currentScript.src;
  const NEAR = "300px";
  const NARROW = 560;
  let vega;

  const load = () =>
    (vega ??= new Promise((resolve, reject) => {
      // A classic script, since a browser refuses modules from the file system.
      const script = document.createElement("script");
      script.src = new URL("vega.js", here).href;
      script.onload = () => resolve(window.vegaEmbed);
      script.onerror = reject;
      document.head.append(script);
    }));

  const layout = (box) => (box.clientWidth < NARROW ? "narrow" : "wide");

  const start = async (box) => {
    const { specs, datasets } = JSON.parse(box.nextElementSibling.textContent);
    const embed = await load();
    await document.fonts.ready;
    const name = layout(box);
    const live = document.createElement("div");
    live.className = "chart-live";
    box.append(live);
    await embed(live, { ...specs[name], datasets }, {
      actions: false,
      ast: true,
      renderer: "svg",
      tooltip: { theme: document.documentElement.dataset.theme },
    });
    box.querySelectorAll(".chart-live").forEach((old) => old === live || old.remove());
    box.dataset.layout = name;
    box.classList.add("is-live");
  };

  const boxes = document.querySelectorAll(".chart-graphic");
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      start(target).catch((error) => console.error(error));
    }
  }, { rootMargin: NEAR });
  boxes.forEach((box) => watcher.observe(box));

  addEventListener("resize", () => {
    for (const box of boxes) {
      if (box.classList.contains("is-live") && box.dataset.layout !== layout(box)) watcher.observe(box);
    }
  });
})();
