// What the marks of live charts stand for: shown for the mark nearest to the mouse, to a tap, or
// chosen by the arrow keys. Vega itself answers only a mouse that hits a mark, and of a line it
// knows the first value alone.
(() => {
  const REACH = { mouse: 24, touch: 40 };
  const LINES = ["line", "trail"];
  const MISSING = ["", "null", "undefined", "NaN"]; // Vega-Lite's words for no value
  const EDGE = 8;
  let open; // what hides or moves the tooltip that is shown

  // Rows of label and value; a row without a value says nothing.
  const rowsOf = (item) =>
    Object.entries(item.tooltip ?? {})
      .map(([label, value]) => [label, String(value ?? "").trim()])
      .filter(([, value]) => !MISSING.includes(value));

  const marksOf = (svg) => {
    const marks = [];
    const add = (item, rows, { left, right, top, bottom }, next) =>
      marks.push({ item, rows, left, right, top, bottom, next });
    for (const shape of svg.querySelectorAll('[class^="mark-"] > *')) {
      const item = [shape.__data__].flat()[0];
      if (!item?.mark || item.mark.marktype === "group") continue;
      if (!LINES.includes(item.mark.marktype)) {
        const box = shape.getBoundingClientRect();
        const rows = rowsOf(item);
        if (rows.length && (box.width || box.height)) add(item, rows, box);
        continue;
      }
      const matrix = shape.getScreenCTM();
      let before;
      for (const vertex of item.mark.items) {
        const rows = vertex.defined === false ? [] : rowsOf(vertex);
        if (rows.length) {
          const { x, y } = new DOMPoint(vertex.x, vertex.y).matrixTransform(matrix);
          add(vertex, rows, { left: x, right: x, top: y, bottom: y });
          if (before) before.next = marks.at(-1);
        }
        before = rows.length ? marks.at(-1) : undefined;
      }
    }
    return marks;
  };

  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];

  // The mark within reach of a box, which may be a point; of a line, the nearer end of its nearest part.
  const nearest = (marks, box, reach) => {
    const [x, y] = middle(box);
    let best = { far: reach, off: Infinity };
    for (const mark of marks) {
      let hit = mark;
      let far = Math.hypot(
        Math.max(mark.left - box.right, 0, box.left - mark.right),
        Math.max(mark.top - box.bottom, 0, box.top - mark.bottom),
      );
      if (mark.next) {
        const [dx, dy] = [mark.next.left - mark.left, mark.next.top - mark.top];
        const along = ((x - mark.left) * dx + (y - mark.top) * dy) / (dx * dx + dy * dy || 1);
        const part = Math.min(Math.max(along, 0), 1);
        far = Math.hypot(x - mark.left - part * dx, y - mark.top - part * dy);
        if (part > 0.5) hit = mark.next;
      }
      const [cx, cy] = middle(hit);
      const off = Math.hypot(x - cx, y - cy);
      if (far < best.far || (far === best.far && off < best.off)) best = { far, off, hit };
    }
    return best.hit;
  };

  const part = (name, ...content) => {
    const element = document.createElement("div");
    element.className = name;
    element.append(...content);
    return element;
  };

  // The first row names the mark, so its value stands without its label.
  const words = ([[, name], ...rows]) => [
    part("chart-tip-name", name),
    ...rows.map(([label, value]) => {
      const strong = document.createElement("strong");
      strong.textContent = value;
      return part("chart-tip-row", label ? `${label}: ` : "", strong);
    }),
  ];

  const within = (value, size, whole) => Math.max(EDGE, Math.min(value, whole - size - EDGE));

  window.pressLive = Object.assign(window.pressLive ?? {}, {
    tooltips(box, live) {
      const svg = live.querySelector("svg");
      let marks = marksOf(svg);
      if (!marks.length) return;
      const figure = box.closest("figure");
      figure.querySelectorAll(".chart-tip, .chart-spot").forEach((old) => old.remove());
      const tip = part("chart-tip");
      const spot = part("chart-spot");
      tip.hidden = spot.hidden = true;
      figure.append(spot, tip);
      let stop = -1; // place in the order of the keys

      const hide = () => {
        tip.hidden = spot.hidden = true;
        open = undefined;
      };

      const show = (mark, x, y, gap, moved = hide) => {
        if (!mark) return hide();
        tip.replaceChildren(...words(mark.rows));
        tip.hidden = spot.hidden = false;
        const { clientWidth, clientHeight } = document.documentElement;
        const { width, height } = tip.getBoundingClientRect();
        // Above what is told of, where that is near the place that was asked.
        const above = Math.min(y, Math.max(mark.top, y - REACH.touch)) - height - gap;
        tip.style.left = `${within(x - width / 2, width, clientWidth)}px`;
        tip.style.top = `${within(above < EDGE ? y + gap : above, height, clientHeight)}px`;
        const rim = mark.left === mark.right && mark.top === mark.bottom ? 6 : 3;
        spot.classList.toggle("is-round", rim === 6);
        Object.assign(spot.style, {
          left: `${mark.left - rim}px`,
          top: `${mark.top - rim}px`,
          width: `${mark.right - mark.left + 2 * rim}px`,
          height: `${mark.bottom - mark.top + 2 * rim}px`,
        });
        open = { hide, moved };
      };

      // Words in a chart stand for the mark that they are written by.
      const at = ({ clientX: x, clientY: y, target }, reach, gap) => {
        const here = nearest(marks, { left: x, right: x, top: y, bottom: y }, reach);
        const text = target.closest("text");
        show(here ?? (text && nearest(marks, text.getBoundingClientRect(), reach)), x, y, gap);
      };
      const gather = () => (marks = marksOf(svg));

      live.addEventListener("pointerenter", gather);
      live.addEventListener("pointermove", (event) => {
        if (event.pointerType === "touch") return; // on its way to a scroll, or to a tap
        tip.ariaLive = "off";
        at(event, REACH.mouse, 14);
      });
      live.addEventListener("pointerleave", hide);
      live.addEventListener("click", (event) => {
        gather();
        at(event, event.pointerType === "mouse" ? REACH.mouse : REACH.touch, 22);
      });

      // From value to value; layers that say the same are one.
      const step = (move) => {
        gather();
        const said = new Set();
        const stops = marks.filter(({ rows }) => {
          const text = rows.join();
          return !said.has(text) && said.add(text);
        });
        stop = Math.max(0, Math.min(move(stop, stops), stops.length - 1));
        const mark = stops[stop];
        const [x, y] = middle(mark);
        tip.ariaLive = "polite";
        show(mark, x, y, 14, () => step((here) => here));
        return y;
      };
      // Up and down: to the nearest value on that side, first of all in the same column.
      const upright = (way) => (here, stops) => {
        if (here < 0) return 0;
        const [x, y] = middle(stops[here]);
        let best = here, least = Infinity;
        stops.forEach((stop, place) => {
          const [sx, sy] = middle(stop);
          const far = 8 * Math.abs(sx - x) + Math.abs(sy - y);
          if ((sy - y) * way > 1 && far < least) [best, least] = [place, far];
        });
        return best;
      };
      const KEYS = {
        ArrowRight: (here) => here + 1,
        ArrowDown: upright(1),
        ArrowLeft: (here) => here - 1,
        ArrowUp: upright(-1),
        Home: () => 0,
        End: (here, stops) => stops.length - 1,
      };
      box.tabIndex = 0;
      box.onkeydown = (event) => {
        if (!KEYS[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        const y = step(KEYS[event.key]);
        const { clientHeight } = document.documentElement;
        if (y < 0 || y > clientHeight) scrollBy({ top: y - clientHeight / 2, behavior: "instant" });
      };
      box.onfocus = () => {
        if (box.matches(":focus-visible")) step((here) => Math.max(here, 0));
      };
      box.onblur = hide;
    },
  });

  addEventListener("scroll", () => open?.moved(), { passive: true });
  addEventListener("keydown", ({ key }) => key === "Escape" && open?.hide());
  addEventListener("pointerdown", () => open?.hide());
})();
