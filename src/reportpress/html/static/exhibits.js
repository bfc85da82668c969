// Offers the address of each figure and table to the clipboard.
// Without this script a reader takes it from the sign behind the title.
(() => {
  const copied = (text) =>
    navigator.clipboard?.writeText(text).then(() => true, () => false) ?? Promise.resolve(false);

  for (const foot of document.querySelectorAll(".exhibit-foot")) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy link" });
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const address = Object.assign(new URL(location.href), { hash: foot.closest("figure").id }).href;
      status.textContent = "";
      status.textContent = (await copied(address)) ? "Copied" : address;
    });
    foot.querySelector(".exhibit-cite").before(button);
    foot.append(status);
  }
})();
