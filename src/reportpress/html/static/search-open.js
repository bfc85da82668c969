// Leads to the search, whose scripts and index come when a reader first goes to a field of it, or types in it.
(() => {
  const { scripts } = document.currentScript.dataset;
  const dialog = document.getElementById("pst-search-dialog");
  const own = document.getElementById("find-words");

  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    for (const src of scripts.split(" ")) {
      // In their order, since the last uses what the others hold.
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    }
  };
  // The field of the search page has the focus from the start, so there the first letter asks.
  for (const form of document.querySelectorAll("form.bd-search")) {
    form.addEventListener(form.contains(own) ? "input" : "focusin", ask);
  }
  own?.focus();
  if (own && location.search) ask();

  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    if (own) own.focus();
    else dialog.showModal();
  });
})();
