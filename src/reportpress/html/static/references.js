// Searches the list of references. The list is complete without this script.
(() => {
  const letters = document.querySelector(".letters");
  const entries = [...document.querySelectorAll(".citation")];
  if (!letters || !entries.length) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = entries.map((entry) => plain(entry.textContent));
  const field = Object.assign(document.createElement("input"), { type: "search" });
  const label = document.createElement("label");
  const status = document.createElement("p");
  const bar = document.createElement("div");
  label.append("Search the references ", field);
  status.setAttribute("role", "status");
  bar.className = "exhibit-controls";
  bar.append(label, status);
  letters.before(bar);

  const find = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    entries.forEach((entry, index) => {
      entry.hidden = !words.every((word) => texts[index].includes(word));
      count += !entry.hidden;
    });
    for (const list of document.querySelectorAll(".citation-list")) {
      list.hidden = list.previousElementSibling.hidden = !list.querySelector(".citation:not([hidden])");
    }
    letters.hidden = words.length > 0;
    status.textContent = `${count} of ${entries.length} sources`;
  };
  field.addEventListener("input", find);
  // A link to an entry shows it, whatever is looked for.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.hidden) return;
    field.value = "";
    find();
    target.scrollIntoView();
  });
  find();
})();
