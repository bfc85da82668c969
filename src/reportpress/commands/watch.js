// Loads a page of the preview again when a build has ended, and shows what was wrong with it.
(async () => {
  const { build: shown, news: address } = document.currentScript.dataset;
  const box = document.body.appendChild(document.createElement("pre"));
  box.id = "watch-faults";
  box.hidden = true;
  box.style.cssText =
    "position:fixed;inset:auto 0 0 0;margin:0;z-index:9999;padding:1em;" +
    "background:#000;color:#fff;border-top:4px solid #f00;white-space:pre-wrap";
  let known = "";
  for (;;) {
    try {
      const news = await (await fetch(`${address}?${known}`)).json();
      if (news.build !== shown && !news.faults.length) return location.reload();
      known = news.build;
      box.textContent = news.faults.join("\n");
      box.hidden = !news.faults.length;
    } catch (error) {
      // The preview starts anew when code has changed; then nobody answers for a while.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
})();
