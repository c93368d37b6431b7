"""Pictures of journeys: the views, the drawing board under them, and rendering."""
