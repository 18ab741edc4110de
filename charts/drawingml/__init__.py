"""Charts as DrawingML, which Word draws and an editor can change: the picture's layout, colours and labels."""
