// Makes the static charts of a page live, each when it comes near the screen.
// The page is complete without this script; a chart that fails to start stays as it is.
(() => {
  const { src: here, dataset: { vega: library, tooltips, inputs } } = document.currentScript;
  const NEAR = "300px";
  const loaded = {};

  // A classic script, since a browser refuses modules and data from the file system.
  const load = (address) =>
    (loaded[address] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`cannot load ${address}`));
      document.head.append(script);
    }));

  // The layout whose picture the style sheet shows, so that what is live has the same size.
  const layout = (box) =>
    [...box.querySelectorAll(".chart-static")].find((one) => getComputedStyle(one).display !== "none").dataset.layout;

  const start = async (box) => {
    const figure = box.closest("figure");
    const form = figure.querySelector(".chart-controls");
    const parts = [box.dataset.spec, new URL(library, here).href, tooltips, ...(form ? [inputs] : [])];
    await Promise.all([...parts.map(load), document.fonts.ready]);
    // A figure that another page shows again has no id of its own there.
    const { specs, datasets } = window.pressCharts[box.dataset.spec.split("/").pop().split(".")[0]];
    const name = layout(box);
    const live = document.createElement("div");
    live.className = "chart-live";
    box.append(live);
    const spec = { ...specs[name], datasets };
    const { view } = await window.vegaEmbed(live, form ? window.pressLive.unbound(form, spec) : spec, {
      actions: false,
      ast: true,
      defaultStyle: false,
      renderer: "svg",
      tooltip: () => {},
    });
    // The figure speaks for the whole chart: a name for every mark would drown it.
    live.querySelector("svg").setAttribute("aria-hidden", "true");
    box.querySelectorAll(".chart-live").forEach((old) => old === live || old.remove());
    box.dataset.layout = name;
    box.classList.add("is-live");
    window.pressLive.tooltips(box, live);
    if (form) window.pressLive.inputs(form, view, spec.params, box);
  };

  const boxes = document.querySelectorAll(".chart-graphic[data-spec]");
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
