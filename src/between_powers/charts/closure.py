"""A closed route: its flow, what could stand in for it, and what the reader may assume."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd


@dataclass(frozen=True)
class Choice:
    """One assumption that the reader sets on a slider."""

    label: str  # name and unit, as the reader sees them
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
            name=f"{self.label} ", min=self.lowest, max=self.highest, step=self.step
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

    def __post_init__(self) -> None:
        if not self.spare:
            raise ValueError("name at least one set of alternative routes, with its spare capacity")

    def parameters(self, *, bound: bool) -> list[alt.Parameter]:
        """Return what the reader sets, or, unbound, what is fixed."""
        names = list(self.spare)
        routes = alt.param(name="routes_open", value=names[0])
        if bound and len(names) > 1:
            choice = alt.binding_select(name="Routes that stay open ", options=names)
            routes = alt.param(name="routes_open", value=names[0], bind=choice)
        return [
            self.days.parameter("days", bound=bound),
            self.price.parameter("price", bound=bound),
            self.used.parameter("used", bound=bound),
            routes,
        ]

    def table(self) -> pd.DataFrame:
        """Return one row for each set of routes."""
        return pd.DataFrame(
            [{"routes": name, "spare": float(spare)} for name, spare in self.spare.items()]
        )

    def computed(self, frame: pd.DataFrame, days: str = "days") -> alt.Chart:
        """Return the chosen rows with what is blocked, rerouted and lost, and billion dollars."""
        chart: alt.Chart = (
            alt.Chart(frame)
            .transform_filter("datum.routes == routes_open")
            .transform_calculate(
                blocked=f"{days} * {float(self.daily_flow)}",
                rerouted=f"min(datum.blocked, {days} * datum.spare * used / 100)",
                lost="datum.blocked - datum.rerouted",
                dollars=f"datum.lost * {self.rate}",
            )
        )
        return chart

    @property
    def rate(self) -> str:
        """The expression of billion dollars a million tonnes."""
        return f"{float(self.barrels_per_tonne)} * price / 1000"

    @property
    def worst(self) -> tuple[float, float]:
        """The largest loss that the sliders allow, in million tonnes and in billion dollars."""
        tonnes = self.days.highest * self.daily_flow
        return tonnes, tonnes * self.barrels_per_tonne * self.price.highest / 1000
