"""A page stays where it is when its charts become live."""

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => (shifted += one.value)))
  .observe({ type: "layout-shift", buffered: true });
"""


def test_a_slow_phone_sees_no_shift(address, tabs):
    tab = tabs(390, "light", offline=False, own=True)
    tab.add_init_script(SHIFTS)
    session = tab.context.new_cdp_session(tab)
    slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000}
    session.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": 90_000})
    tab.goto(f"{address}/chapters/leverage.html")
    height = tab.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 600):
        tab.evaluate(f"scrollTo({{ top: {top}, behavior: 'instant' }})")
        tab.wait_for_timeout(150)
    tab.wait_for_function(
        "() => document.querySelectorAll('.chart-graphic[data-spec]:not(.is-live)').length === 0"
    )
    tab.wait_for_timeout(300)
    assert tab.evaluate("shifted") <= 0.01
