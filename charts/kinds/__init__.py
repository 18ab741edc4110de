"""One module for each kind of chart, which states it as KIND. Adding one adds the kind."""
