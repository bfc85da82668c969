// Inputs that set the parameters of a live chart, its answer in words, and both in the address.
(() => {
  const fields = (form) => [...form.elements].filter((one) => one.name);
  const key = (form, name) => `${form.closest("figure").id}.${name}`;
  const isDefault = (one) =>
    one.type === "range" ? one.value === one.defaultValue : one.selectedOptions[0].defaultSelected;

  // What an address asks for, as far as the inputs allow it.
  const restore = (form) => {
    const asked = new URL(location).searchParams;
    for (const one of fields(form)) {
      const value = asked.get(key(form, one.name));
      if (one.type !== "range") {
        const option = [...one.options].find((option) => option.value === value);
        if (option) option.selected = true;
      } else if (value && Number.isFinite(Number(value))) one.value = value;
    }
  };

  const remember = (form) => {
    const address = new URL(location);
    for (const one of fields(form)) {
      if (isDefault(one)) address.searchParams.delete(key(form, one.name));
      else address.searchParams.set(key(form, one.name), one.value);
    }
    address.hash = form.closest("figure").id;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A browser may refuse where a page is read from a disk, or too often: the chart still answers.
    }
  };

  const value = (one, { bind }) => (one.type === "range" ? one.valueAsNumber : bind.options[one.selectedIndex]);

  window.pressLive = Object.assign(window.pressLive ?? {}, {
    // The specification without Vega's own inputs, and with the values of the form.
    unbound(form, spec) {
      if (!form.dataset.restored) restore(form);
      form.dataset.restored = "yes";
      const params = spec.params.map(({ bind, ...param }) =>
        bind?.input
          ? { ...param, value: value(form.elements[param.name], { bind }) }
          : { ...param, ...(bind && { bind }) },
      );
      return { ...spec, params };
    },

    inputs(form, view, params, box) {
      const alternative = (box.dataset.alt ??= box.getAttribute("aria-label"));
      const answer = form.closest("figure").querySelector(".chart-answer");
      const reset = form.querySelector("button");
      const bound = params.filter(({ bind }) => bind?.input);

      const tell = () => {
        for (const one of fields(form)) {
          const output = form.querySelector(`output[for="${one.id}"]`);
          if (!output) continue;
          output.textContent = `${one.value}${output.dataset.unit}`;
          one.setAttribute("aria-valuetext", output.textContent);
        }
        const changed = !fields(form).every(isDefault);
        reset.disabled = !changed;
        if (answer) {
          const words = view.signal(answer.dataset.param);
          if (answer.textContent !== words) answer.textContent = words;
          box.setAttribute("aria-label", changed ? words : alternative);
        }
      };

      const update = async () => {
        for (const param of bound) view.signal(param.name, value(form.elements[param.name], param));
        await view.runAsync();
        tell();
      };

      form.oninput = update;
      form.onchange = () => remember(form);
      form.onsubmit = (event) => event.preventDefault();
      reset.onclick = async () => {
        form.reset();
        fields(form)[0].focus(); // the button is about to be disabled
        await update();
        remember(form);
      };
      form.querySelector("fieldset").disabled = false;
      tell();
    },
  });
})();
