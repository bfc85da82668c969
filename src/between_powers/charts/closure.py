"""A closed route: its flow, what could stand in for it, and what the reader may assume."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import altair as alt

from between_powers.measures import Loss, chokepoint_loss
from between_powers.words import capitalised, number

ANSWER = "answer"
"""The parameter that holds the answer in words."""


@dataclass(frozen=True)
class Choice:
    """One assumption that the reader sets on a slider."""

    label: str  # name, and after a comma the unit
    # the fixed case, which stands wherever there is no slider, and the range of the slider
    value: float
    lowest: float
    highest: float
    step: float

    def parameter(self, name: str, *, bound: bool) -> alt.Parameter:
        """Return the Vega-Lite parameter, with its slider where it is bound."""
        if not bound:
            return alt.param(name=name, value=self.value)
        slider = alt.binding_range(
            name=self.label, min=self.lowest, max=self.highest, step=self.step
        )
        return alt.param(name=name, value=self.value, bind=slider)


@dataclass(frozen=True, kw_only=True)
class Closure:
    """A route that is closed, what could stand in for it, and what the reader may assume.

    Raises
    ------
    ValueError
        If no set of routes is named.
    """

    daily_flow: float  # flow over the route, million tonnes a day
    # spare capacity of the alternatives, million tonnes a day, by a name for each set of routes; of
    # several sets the reader chooses one, and the first is the fixed case
    spare: dict[str, float]
    barrels_per_tonne: float  # barrels in a tonne
    # length of the closure, USD a barrel, and percent of the spare capacity that is used
    days: Choice
    price: Choice
    used: Choice
    price_name: str  # what the price is of
    price_month: str  # when it was that of the fixed case

    def __post_init__(self) -> None:
        if not self.spare:
            raise ValueError("name at least one set of alternative routes, with its spare capacity")

    def parameters(self, *, bound: bool) -> list[alt.Parameter]:
        """Return what the reader sets, or, unbound, what is fixed, and what follows from it."""
        names = list(self.spare)
        routes = alt.param(name="routes_open", value=names[0])
        if bound and len(names) > 1:
            labels = [capitalised(name) for name in names]
            choice = alt.binding_select(name="Routes that stay open", options=names, labels=labels)
            routes = alt.param(name="routes_open", value=names[0], bind=choice)
        spare = json.dumps({name: float(tonnes) for name, tonnes in self.spare.items()})
        lost = f"(days * {float(self.daily_flow)} - {self.rerouted('days')})"
        return [
            self.days.parameter("days", bound=bound),
            self.price.parameter("price", bound=bound),
            self.used.parameter("used", bound=bound),
            routes,
            alt.param(name="spare", expr=f"{spare}[routes_open]"),
            alt.param(name="lost", expr=lost),
            alt.param(name="dollars", expr=f"lost * {self.rate}"),
            alt.param(name=ANSWER, expr=self._answer_expression()),
        ]

    def rerouted(self, days: str) -> str:
        """Return the expression of million tonnes rerouted in some days."""
        return f"min({days} * {float(self.daily_flow)}, {days} * spare * used / 100)"

    @property
    def rate(self) -> str:
        """The expression of billion dollars a million tonnes."""
        return f"{float(self.barrels_per_tonne)} * price / 1000"

    def case(self) -> Loss:
        """Return the loss of the fixed case."""
        routes, spare = next(iter(self.spare.items()))
        used = {routes: spare * self.used.value / 100}
        price, barrels = self.price.value, self.barrels_per_tonne
        return chokepoint_loss(self.days.value, self.daily_flow, used, price, barrels)

    def answer(self) -> dict[str, str]:
        """Return what `Figure` wants for its answer: the fixed case in words, and the parameter."""
        loss = self.case()
        words = self._sentence(
            which="In the title’s case",
            dollars=number(loss.lost_musd / 1000, 1),
            lost=number(loss.lost_mt, 1),
            blocked=number(loss.interrupted_mt, 1),
            days=f"{self.days.value:g} {'day' if self.days.value == 1 else 'days'}",
            price=f"{self.price.value:g}",
            month=f" ({self.price_month})",
            used=f"{self.used.value:g}",
            routes=next(iter(self.spare)),
        )
        return {"text": words, "param": ANSWER}

    def _sentence(self, **values: Any) -> str:
        return (
            "{which} {dollars} billion dollars of oil must wait: {lost} of {blocked} million "
            "tonnes, in a stop of {days}, with {name} at {price} dollars a barrel{month} and "
            "{used}% of the spare capacity {routes} in use."
        ).format(name=self.price_name, **values)

    def _answer_expression(self) -> str:
        """Return the sentence as an expression of what is set."""
        fixed = [("days", self.days.value), ("price", self.price.value), ("used", self.used.value)]
        same = " && ".join(
            f"{name} == {json.dumps(value)}"
            for name, value in [*fixed, ("routes_open", next(iter(self.spare)))]
        )
        parts = {
            "which": f"({same} ? 'In the title’s case' : 'In the case set here')",
            "dollars": "format(dollars, '.1f')",
            "lost": "format(lost, '.1f')",
            "blocked": f"format(days * {float(self.daily_flow)}, '.1f')",
            "days": "days + (days == 1 ? ' day' : ' days')",
            "price": "price",
            "month": f"(price == {self.price.value:g} ? ' ({self.price_month})' : '')",
            "used": "used",
            "routes": "routes_open",
        }
        return (
            "'" + self._sentence(**{name: f"' + {part} + '" for name, part in parts.items()}) + "'"
        )
