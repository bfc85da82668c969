// Makes the static charts of a page live, each when it comes near the screen.
// The page is complete without this script; a chart that fails to start stays as it is.
(() => {
  const { src: here, dataset: { vega: library } } = document.currentScript;
  const NEAR = "300px";
  let vega;

  // A classic script, since a browser refuses modules and data from the file system.
  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  const embed = async (...given) => {
    await (vega ??= load(new URL(library, here).href));
    return window.vegaEmbed(...given);
  };

  const specification = async (box) => {
    const key = box.closest("figure").id;
    if (!window.pressCharts?.[key]) await load(box.dataset.spec);
    return window.pressCharts[key];
  };

  // The style sheet says which layout there is room for.
  const layout = (box) => getComputedStyle(box.firstElementChild).getPropertyValue("--chart-layout");

  const start = async (box) => {
    const { specs, datasets } = await specification(box);
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
    // The figure speaks for the whole chart: a name for every mark would drown it.
    live.querySelector("svg").setAttribute("aria-hidden", "true");
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
