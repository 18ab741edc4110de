"""One module for each kind of chart: NAME and `draw(data, width_mm) -> Figure`. Adding one adds the kind."""
