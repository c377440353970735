"""Where pytest finds the fixtures that every test may ask for."""

pytest_plugins = ["tests.surroundings", "tests.cast", "tests.browser"]
