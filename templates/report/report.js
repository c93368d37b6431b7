// @ts-check
// Comfort for who has scripts: without them every map, table and touchpoint stands on the page as well.
"use strict";
{
  /** @param {string} query @param {ParentNode} [inside] @returns {HTMLElement[]} */
  const all = (query, inside = document) => [...inside.querySelectorAll(query)];
  const root = document.documentElement;
  root.classList.add("script");

  // ---- Light or dark: as the system, or as the reader says.
  const theme = /** @type {HTMLButtonElement} */ (document.getElementById("theme"));
  const themes = ["auto", "light", "dark"];
  /** @returns {string} */
  const remembered = () => {
    try { return localStorage.getItem("journeykit-theme") || "auto"; } catch { return "auto"; }
  };
  /** @param {string} name */
  const show = (name) => {
    if (name === "auto") delete root.dataset.theme; else root.dataset.theme = name;
    /** @type {HTMLElement} */ (theme.lastElementChild).textContent = theme.dataset[name] || "";
    theme.setAttribute("aria-label", `${theme.title}: ${theme.dataset[name]}`);
  };
  theme.title = theme.getAttribute("aria-label") || "";
  theme.hidden = false;
  let chosen = themes.includes(remembered()) ? remembered() : "auto";
  show(chosen);
  theme.addEventListener("click", () => {
    chosen = themes[(themes.indexOf(chosen) + 1) % themes.length];
    show(chosen);
    try { localStorage.setItem("journeykit-theme", chosen); } catch { /* a file may not remember */ }
  });

  // ---- Contents: where the reader is.
  const entries = /** @type {HTMLAnchorElement[]} */ (all(".contents a"));
  const sections = entries.map((link) => document.getElementById(link.hash.slice(1)));
  const follow = () => {
    const at = sections.findLastIndex((section) => section && section.getBoundingClientRect().top < innerHeight / 3);
    entries.forEach((link, i) => {
      const here = i === Math.max(at, 0);
      if (here === link.hasAttribute("aria-current")) return;
      if (here) {
        link.setAttribute("aria-current", "true");
        const list = /** @type {HTMLElement} */ (link.closest("ol"));
        list.scrollTo({ left: link.offsetLeft - list.offsetLeft - 40, top: link.offsetTop - list.offsetTop - list.clientHeight / 2 });
      } else link.removeAttribute("aria-current");
    });
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  follow();

  // ---- Maps: one at a time.
  for (const list of all(".tabs")) {
    const tabs = all("[role=tab]", list);
    const panels = tabs.map((tab) => /** @type {HTMLElement} */ (document.getElementById(tab.getAttribute("aria-controls") || "")));
    /** @param {number} number @param {boolean} [move] */
    const pick = (number, move = false) => {
      tabs.forEach((tab, i) => {
        const on = i === number;
        tab.setAttribute("aria-selected", String(on));
        tab.tabIndex = on ? 0 : -1;
        // What is hidden is still found by the browser's own search, which then opens it.
        if (on) panels[i].removeAttribute("hidden"); else panels[i].setAttribute("hidden", "until-found");
      });
      if (move) tabs[number].focus();
    };
    tabs.forEach((tab, i) => {
      panels[i].setAttribute("role", "tabpanel");
      panels[i].setAttribute("aria-labelledby", tab.id);
      panels[i].addEventListener("beforematch", () => pick(i));
      tab.addEventListener("click", () => pick(i));
      tab.addEventListener("keydown", (event) => {
        const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        pick((to + tabs.length) % tabs.length, true);
      });
    });
    list.hidden = false;
    pick(0);
  }

  // ---- Maps: closer and further away; moving is scrolling.
  /** @type {WeakMap<Element, number>} */
  const scales = new WeakMap();
  /** @param {HTMLElement} map */
  const parts = (map) => {
    const sheet = /** @type {HTMLElement} */ (map.querySelector(".sheet"));
    const drawing = /** @type {SVGSVGElement | null} */ (map.querySelector(".drawing"));
    return { sheet, drawing };
  };
  /** How large a map is shown: as the style sheet says, until somebody zooms. @param {HTMLElement} map @returns {number} */
  const scaleOf = (map) => {
    const { drawing } = parts(map);
    return scales.get(map) ?? (drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1);
  };
  /** @param {HTMLElement} map @param {number} scale @param {{x: number, y: number}} [at] */
  const zoom = (map, scale, at) => {
    const { sheet, drawing } = parts(map);
    if (!drawing) return;
    const old = scaleOf(map), now = Math.min(8, Math.max(0.1, scale));
    const spot = at || { x: sheet.clientWidth / 2, y: sheet.clientHeight / 2 };
    const x = (sheet.scrollLeft + spot.x) * now / old, y = (sheet.scrollTop + spot.y) * now / old;
    scales.set(map, now);
    drawing.style.maxWidth = "none";
    drawing.style.width = `${drawing.viewBox.baseVal.width * now}px`;
    drawing.style.height = `${drawing.viewBox.baseVal.height * now}px`;
    sheet.scrollTo({ left: x - spot.x, top: y - spot.y, behavior: "instant" });
  };
  const PIN = 26; // points between the edge of a sheet and the names of its lanes
  /** @param {HTMLElement} map */
  const fit = (map) => {
    const { sheet, drawing } = parts(map);
    if (!drawing || !sheet.clientWidth) return;
    const { width, height } = drawing.viewBox.baseVal;
    const across = sheet.clientWidth / width;
    zoom(map, document.fullscreenElement ? Math.min(across, sheet.clientHeight / height) : across, { x: 0, y: 0 });
  };
  for (const map of all(".map")) {
    const { sheet, drawing } = parts(map);
    if (!drawing) continue;
    const tools = /** @type {HTMLElement} */ (map.querySelector(".tools"));
    const zoomers = /** @type {HTMLTemplateElement} */ (document.getElementById("tools")).content;
    tools.prepend(zoomers.cloneNode(true));
    tools.hidden = false;
    const now = () => scaleOf(map);
    tools.addEventListener("click", (event) => {
      const what = /** @type {HTMLElement} */ (event.target).dataset.zoom;
      if (what === "in") zoom(map, now() * 1.25);
      if (what === "out") zoom(map, now() / 1.25);
      if (what === "fit") fit(map);
      if (what === "full") document.fullscreenElement ? document.exitFullscreen() : map.requestFullscreen?.().catch(() => {});
    });
    map.addEventListener("fullscreenchange", () => requestAnimationFrame(() => fit(map)));
    sheet.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") zoom(map, now() * 1.25);
      else if (event.key === "-") zoom(map, now() / 1.25);
      else if (event.key === "0") fit(map);
      else return;
      event.preventDefault();
    });
    sheet.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = sheet.getBoundingClientRect();
      zoom(map, now() * Math.exp(-event.deltaY / 300), { x: event.clientX - box.left, y: event.clientY - box.top });
    }, { passive: false });
    const pinned = [...drawing.querySelectorAll(".pinned")];
    if (pinned.length) {
      // The names of lanes stay in sight.
      sheet.addEventListener("scroll", () => requestAnimationFrame(() => {
        const across = Math.max(0, sheet.scrollLeft / now() - PIN);
        drawing.classList.toggle("moved", across > 0);
        for (const one of pinned) one.setAttribute("transform", `translate(${across} 0)`);
      }), { passive: true });
    }
    hold(map, sheet, now);
    lanes(map, drawing);
  }

  /** Move a map by dragging, and zoom it with two fingers; one finger scrolls by itself.
   * @param {HTMLElement} map @param {HTMLElement} sheet @param {() => number} now */
  function hold(map, sheet, now) {
    /** @type {{x: number, y: number} | null} */
    let last = null;
    let moved = false, apart = 0;
    sheet.addEventListener("pointerdown", (event) => {
      moved = false;
      if (event.pointerType === "mouse" && !event.button) last = { x: event.clientX, y: event.clientY };
    });
    sheet.addEventListener("pointermove", (event) => {
      if (!last) return;
      const x = event.clientX - last.x, y = event.clientY - last.y;
      if (!moved && Math.hypot(x, y) < 5) return;
      if (!moved) sheet.setPointerCapture(event.pointerId);
      moved = true;
      sheet.classList.add("held");
      sheet.scrollBy({ left: -x, top: -y, behavior: "instant" });
      last = { x: event.clientX, y: event.clientY };
    });
    for (const end of ["pointerup", "pointercancel"]) {
      sheet.addEventListener(end, () => {
        last = null;
        sheet.classList.remove("held");
      });
    }
    sheet.addEventListener("click", (event) => {
      if (!moved) return;
      event.preventDefault();
      event.stopPropagation();
      moved = false;
    }, true);
    /** @param {TouchEvent} event */
    const spread = ({ touches: [a, b] }) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    sheet.addEventListener("touchstart", (event) => { apart = event.touches.length === 2 ? spread(event) : 0; }, { passive: true });
    sheet.addEventListener("touchmove", (event) => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      const box = sheet.getBoundingClientRect(), [a, b] = event.touches;
      zoom(map, now() * spread(event) / apart, { x: (a.clientX + b.clientX) / 2 - box.left, y: (a.clientY + b.clientY) / 2 - box.top });
      apart = spread(event);
    }, { passive: false });
  }

  /** Leave out lanes, and move up what stands below them.
   * @param {HTMLElement} map @param {SVGSVGElement} drawing */
  function lanes(map, drawing) {
    const boxes = /** @type {HTMLInputElement[]} */ (all("[data-lane]", map));
    if (!boxes.length) return;
    const groups = /** @type {SVGGElement[]} */ ([...drawing.querySelectorAll("g[data-height]")]);
    const under = [...drawing.querySelectorAll(".under-lanes")];
    const foot = drawing.querySelector(".foot");
    const { x, y, width, height } = drawing.viewBox.baseVal;
    map.addEventListener("change", () => {
      const scale = scaleOf(map);
      let gone = 0;
      groups.forEach((group, i) => {
        group.setAttribute("transform", `translate(0 ${-gone})`);
        group.style.display = boxes[i].checked ? "" : "none";
        if (!boxes[i].checked) gone += Number(group.dataset.height);
      });
      foot?.setAttribute("transform", `translate(0 ${-gone})`);
      for (const one of under) one.setAttribute("height", String(Number(/** @type {SVGElement} */ (one).dataset.height) - gone));
      drawing.setAttribute("viewBox", `${x} ${y} ${width} ${height - gone}`);
      zoom(map, scale, { x: 0, y: 0 });
    });
  }

  // ---- Touchpoints: a panel beside the map.
  const panel = /** @type {HTMLDialogElement} */ (document.getElementById("panel"));
  const body = /** @type {HTMLElement} */ (document.getElementById("panel-body"));
  /** @type {HTMLElement | null} */
  let open = null;
  /** Show on every map where a touchpoint stands. @param {string} [id] */
  const mark = (id) => {
    for (const one of all(".same")) one.classList.remove("same");
    if (id) for (const one of all(`.spots a[href="#${id}"] path, .spots [data-to="${id}"]`)) one.classList.add("same");
  };
  /** @param {string} id @returns {boolean} */
  const tell = (id) => {
    const point = document.getElementById(id);
    const told = point?.matches(".point") && point.querySelector(".point-body");
    if (!point || !told) return false;
    open = point;
    mark(id);
    const copy = /** @type {HTMLElement} */ (told.cloneNode(true));
    const title = document.createElement("h2");
    const words = [".point-number", ".point-name"].map((part) => point.querySelector(part)?.firstChild?.textContent?.trim());
    title.textContent = words.join(". ");
    const bar = point.querySelector(".point-bar .bar");
    if (bar) copy.querySelector(".point-figure")?.append(bar.cloneNode(true));
    body.replaceChildren(title, copy);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    body.focus({ preventScroll: true });
    return true;
  };
  /** Close the lists of lanes, but not the one that somebody is in. @param {Node} [inside] */
  const fold = (inside) => {
    for (const one of all(".lanes[open]")) if (!inside || !one.contains(inside)) one.removeAttribute("open");
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") fold(); });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    fold(target);
    const link = target.closest(".spots a, a.opens"), twin = target.closest("[data-to]");
    const id = link ? (link.getAttribute("href") || "").slice(1) : twin instanceof SVGElement ? twin.dataset.to : "";
    if (id && tell(id)) event.preventDefault();
  });
  /** @param {number} step */
  const go = (step) => {
    const points = open ? all(".point", /** @type {HTMLElement} */ (open.closest(".journey"))) : [];
    const next = open && points[points.indexOf(open) + step];
    if (next) tell(next.id);
  };
  panel.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target);
    if (button === panel || "close" in button.dataset) panel.close();
    if (button.dataset.go) go(Number(button.dataset.go));
  });
  panel.addEventListener("close", () => mark());
  panel.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") go(1);
    if (event.key === "ArrowLeft") go(-1);
  });

  // ---- An address that names a touchpoint shows it.
  const named = () => {
    const point = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (point instanceof HTMLDetailsElement) point.open = true;
  };
  addEventListener("hashchange", named);
  named();

  // ---- Paper shows what is folded away.
  addEventListener("beforeprint", () => {
    for (const one of all("details.point:not([open]), details.source:not([open])")) { one.setAttribute("open", ""); one.dataset.opened = ""; }
  });
  addEventListener("afterprint", () => {
    for (const one of all("[data-opened]")) { one.removeAttribute("open"); delete one.dataset.opened; }
  });
}
