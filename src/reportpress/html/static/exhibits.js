// Offers the address of each figure and table, and how to cite it, to the clipboard.
// Without this script a reader takes the address from the sign behind the title.
(() => {
  const copied = (text) =>
    navigator.clipboard?.writeText(text).then(() => true, () => false) ?? Promise.resolve(false);

  // A button and its status; where the clipboard is closed, the status is the text itself.
  const copier = (words, text) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      status.textContent = "";
      status.textContent = (await copied(text())) ? "Copied" : text();
    });
    return [button, status];
  };

  for (const foot of document.querySelectorAll(".exhibit-foot")) {
    const address = () => Object.assign(new URL(location.href), { hash: foot.closest("figure").id }).href;
    const cite = foot.querySelector(".exhibit-cite");
    const [button, status] = copier("Copy link", address);
    cite.before(button);
    foot.append(status);
    // A site without an address of its own is cited by the one that the reader is at.
    const place = cite.querySelector(".cite-place");
    if (place && location.protocol.startsWith("http")) place.textContent = address();
    const rows = foot.querySelector(".load-place");
    if (rows) rows.textContent = foot.querySelector('.exhibit-download [href$=".csv"]').href;
    cite.append(...copier("Copy citation", () => cite.querySelector("p").textContent));
  }

  const embed = document.querySelector(".exhibit-embed");
  if (embed) {
    const place = embed.querySelector(".embed-place");
    const own = Object.assign(new URL(location.href), { search: "embed", hash: "" });
    if (place && location.protocol.startsWith("http")) place.textContent = own.href;
    embed.append(...copier("Copy the frame", () => embed.querySelector("pre").textContent));
  }
  // In a frame, links leave it.
  if ("embedded" in document.documentElement.dataset) {
    for (const link of document.querySelectorAll('a[href]:not([href^="#"])')) Object.assign(link, { target: "_blank", rel: "noopener" });
  }
})();
