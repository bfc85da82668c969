// Shows the meaning of a term in a card beside it, for the pointer and for the keyboard.
(() => {
  const card = document.createElement("div");
  card.id = "term-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);

  const show = ({ currentTarget: link }) => {
    card.textContent = link.dataset.meaning;
    card.hidden = false;
    const at = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    card.style.insetInlineStart = `${Math.max(8, Math.min(at.left, room))}px`;
    const below = at.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.insetBlockStart = `${below ? at.bottom + 4 : at.top - card.offsetHeight - 4}px`;
    link.setAttribute("aria-describedby", card.id);
  };
  const hide = ({ currentTarget: link }) => {
    card.hidden = true;
    link.removeAttribute("aria-describedby");
  };

  for (const link of document.querySelectorAll("a.glossed[title]")) {
    link.dataset.meaning = link.title;
    link.removeAttribute("title");
    link.addEventListener("pointerenter", show);
    link.addEventListener("focus", show);
    link.addEventListener("pointerleave", hide);
    link.addEventListener("blur", hide);
    link.addEventListener("keydown", (event) => event.key === "Escape" && hide(event));
  }
})();
