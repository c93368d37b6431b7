"""The drawing board of every map: colours, text measuring, wrapping, escaping, icons, curves, and the sheet that writes DOT."""
